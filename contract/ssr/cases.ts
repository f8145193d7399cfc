import { type Clock, createChannelKit } from '@channelkit/core'
import { QueryClient } from '@tanstack/query-core'
import type { MountOptions } from '../driver.ts'

type Case = Pick<MountOptions, 'hook' | 'args' | 'show'> & {
  /** What a server renders, before anything live. */
  readonly first: unknown
}

const room = 'presence-room'

/** What each hook shows at first, on a server and where its page is hydrated. */
export const cases: Record<string, Case> = {
  channel: {
    hook: 'useChannel',
    args: ['private-orders'],
    show: ({ status }: { status: string }) => status,
    first: 'idle',
  },
  connection: {
    hook: 'useConnection',
    args: [],
    show: ({ status }: { status: string }) => status,
    first: 'idle',
  },
  latest: { hook: 'useLatest', args: ['ticker', 'price', { initial: { value: 7 } }], first: { value: 7 } },
  feed: { hook: 'useFeed', args: ['ticker', 'price'], first: [] },
  presence: {
    hook: 'usePresence',
    args: [room],
    show: ({ count }: { count: number }) => count,
    first: 0,
  },
  roster: {
    hook: 'useRoster',
    args: [room, ['ann']],
    show: ({ people }: { people: { id: string; online: boolean }[] }) =>
      people.map(({ id, online }) => [id, online]),
    first: [['ann', false]],
  },
  shared: {
    hook: 'useShared',
    args: [room, 'slide', 3],
    show: ({ value }: { value: number }) => value,
    first: 3,
  },
  query: {
    hook: 'useLiveQuery',
    args: [
      {
        queryKey: ['orders'],
        queryFn: async () => [{ id: 2 }],
        channel: 'private-orders',
        on: {},
        staleTime: 60_000,
      },
    ],
    show: ({ data, live }: { data?: unknown; live: string }) => [data, live],
    first: [[{ id: 1 }], 'idle'],
  },
}

/** A client as it is after its state was taken over from the server. */
export function queryClient(): QueryClient {
  const client = new QueryClient()
  client.setQueryData(['orders'], [{ id: 1 }])
  return client
}

/** A server may render once for all visitors: what it renders depends on no moment and no chance. */
const timeless: Clock = {
  now() {
    throw new Error('The time was read while rendering.')
  },
  setTimeout() {
    throw new Error('A timer was started while rendering.')
  },
  clearTimeout() {},
}

/** A kit that would tell if anything connected. */
export function serverKit(onLoad: () => void) {
  return createChannelKit({ key: 'app-key', wsHost: 'nowhere.test', load: onLoad, clock: timeless })
}
