import { useLiveQuery } from '@channelkit/react/query'
import { ask } from './api.ts'
import { useHere } from './session.ts'

/** The lists of which the server says that they have changed. */
export type ChangedList = 'channels' | 'connections' | 'events' | 'webhooks' | 'faults'

/**
 * What the server answers to a question about the app, asked again whenever it says that the answer has changed.
 *
 * @param path below the dashboard's address; null asks nothing
 */
export function useTold<T>(path: string | null, list: ChangedList) {
  const { app } = useHere()
  return useLiveQuery<string, T>({
    queryKey: [app.id, path],
    queryFn: ({ signal }) => ask<T>(path ?? '', { signal }),
    channel: app.channel,
    on: { [`${list}-changed`]: 'refetch' },
    enabled: path !== null,
  })
}

/** A path with what is asked for; what is empty is left out. */
export function asked(path: string, query: Record<string, string | undefined>): string {
  const given = Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1]))
  return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path
}
