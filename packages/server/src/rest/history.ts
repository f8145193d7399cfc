import * as z from 'zod'
import type { AppState } from '../hub/index.ts'
import { ServerError } from '../hub/index.ts'
import { route } from './route.ts'
import { CHANNEL, count, LIMIT, text } from './schemas.ts'

const NUMBER = z.coerce.number().int().min(0)

async function read(
  state: AppState,
  channel: string,
  query: { limit: number; after?: number | undefined; before?: number | undefined },
) {
  const position = await state.history?.find(channel)
  if (!state.history || !position) throw new ServerError('no-history', `Channel ${channel} keeps no history.`)
  const { limit, after, before } = query
  // From where somebody was, forwards; else from the newest, backwards.
  const part = after === undefined ? { last: limit } : { first: limit }
  const { events, complete } = await state.history.read(channel, { after, before, ...part })
  return {
    stream: position.stream,
    serial: position.serial,
    complete: after === undefined || complete,
    events: events.map(({ serial, event, data, at }) => ({
      serial,
      name: event,
      data,
      at: new Date(at).toISOString(),
    })),
  }
}

export const HISTORY_ROUTES = [
  route({
    method: 'GET',
    path: '/channels/{channel}/history',
    id: 'getHistory',
    summary: 'The last events of a channel that keeps them, oldest first',
    request: z.object({
      path: z.object({ channel: CHANNEL }),
      query: z.object({
        limit: LIMIT,
        after: NUMBER.optional().describe('Only events after this number; the oldest of them first.'),
        before: NUMBER.optional().describe('Only events before this number: for the page before.'),
      }),
    }),
    answer: z.object({
      stream: text('Who counts: numbers of another stream mean nothing here.'),
      serial: count('Number of the last event of the channel.'),
      complete: z.boolean().describe('false if events after `after` are no longer there.'),
      events: z.array(
        z.object({
          serial: count('Its number; later ones have larger ones.'),
          name: text('Name of the event.'),
          data: text('Its data, as it was published.'),
          at: text('When it was published, as ISO 8601.'),
        }),
      ),
    }),
    refusals: { 400: 'A number that is none.', 404: 'The channel keeps no history.' },
    run: ({ path, query }, { state }) => read(state, path.channel, query),
  }),
]
