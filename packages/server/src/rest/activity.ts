import * as z from 'zod'
import type { ClusterLink } from '../hub/cluster.ts'
import type { Activity, ActivityLog } from './activity-log.ts'
import { route } from './route.ts'
import { count, LIMIT, text } from './schemas.ts'

const QUERY = z.object({
  limit: LIMIT,
  after: z.coerce
    .number('must be the id of an entry')
    .int('must be the id of an entry')
    .min(0)
    .default(0)
    .describe('Only what is newer than this entry: give the `last` of the answer before.'),
  type: text('Only of these types, comma-separated.').optional(),
  channel: text('Only on this channel.').optional(),
  filter_by_prefix: text('Only on channels whose names start so.').optional(),
  socket_id: text('Only of this connection.').optional(),
  user_id: text('Only of this user.').optional(),
})

const ENTRY = z.object({
  id: count('Grows with each entry: by one, unless several processes tell theirs together.'),
  type: text('As `connected`, `subscribed`, `published`, `client-event`, `member-added`.'),
  at: count('When, in ms of the epoch.'),
  channel: text('Where.').optional(),
  event: text('Name of the event.').optional(),
  socket_id: text('Id of the connection.').optional(),
  user_id: text('Who.').optional(),
  code: z.int().nullish().describe('The code of the error that a client was told.'),
  reason: text('Why it ended or was refused.').optional(),
  transport: text('How a client is connected.').optional(),
  recipients: count('How many connections of this process got it.').optional(),
  count: count('Subscriptions of the channel.').optional(),
  what: text('What was limited, as `client-events`, `api` or `frames`.').optional(),
  of: text('Whose slow readers held too much: `app` or `process`.').optional(),
  clients: count('How many of them were cut off.').optional(),
  state: text('Of the cluster: `joined`, `degraded` or `left`.').optional(),
  where: text('Which part of the server had a problem.').optional(),
  route: text('Which operation of this API.').optional(),
  status: count('The status that it was answered with.').optional(),
  endpoint: text('The receiver of a webhook.').optional(),
  outcome: text('Of a webhook: `delivered`, `retrying`, `failed` or `dropped`.').optional(),
  events: count('How many events a webhook held.').optional(),
  address: text('IP address of the client, or of who used this API, where it is known.').optional(),
  request_id: text('The `X-Request-Id` of a request of this API.').optional(),
  error: text('Why a webhook failed, or the code that a request of this API was refused with.').optional(),
  data_bytes: count('Size of the payload.').optional(),
})

type Query = z.output<typeof QUERY>
interface Page {
  readonly activity: readonly Activity[]
  readonly last: number
}

/** How another process is asked for its part of the answer. */
const ASK = 'activity '

/** Answers other processes that ask. */
export const activityFor = (log: ActivityLog) => (what: string) =>
  what.startsWith(ASK) ? read(log, JSON.parse(what.slice(ASK.length)) as Query) : undefined

async function readAll(log: ActivityLog, query: Query, link: ClusterLink | undefined) {
  const elsewhere = ((await link?.stats?.(ASK + JSON.stringify(query))) ?? []) as Page[]
  // One that speaks an older language has nothing to tell.
  const pages = [read(log, query), ...elsewhere.filter((page) => Array.isArray(page?.activity))]
  const all = pages.flatMap(({ activity }) => activity).sort((a, b) => b.id - a.id)
  return { activity: all.slice(0, query.limit), last: Math.max(...pages.map(({ last }) => last)) }
}

function read(log: ActivityLog, query: Query): Page {
  const { limit, after, channel, filter_by_prefix: prefix, socket_id: socketId, user_id: userId } = query
  const types = query.type?.split(',')
  const fits = (entry: Activity) =>
    (!types || types.includes(entry.type)) &&
    (channel === undefined || entry.channel === channel) &&
    (prefix === undefined || entry.channel?.startsWith(prefix)) &&
    (socketId === undefined || entry.socket_id === socketId) &&
    (userId === undefined || entry.user_id === userId)
  const activity: Activity[] = []
  let last = after
  for (const entry of log.recent()) {
    last = Math.max(last, entry.id)
    if (entry.id <= after || activity.length >= limit) break
    if (fits(entry)) activity.push(entry)
  }
  return { activity, last }
}

export const ACTIVITY_ROUTES = [
  route({
    method: 'GET',
    path: '/activity',
    id: 'getActivity',
    summary: 'What happened lately on all processes, newest first, without payloads',
    request: z.object({ query: QUERY }),
    answer: z.object({
      activity: z.array(ENTRY),
      last: count('The newest id, or `after` if nothing is newer.'),
    }),
    refusals: { 400: 'A wrong limit or after.' },
    run: ({ query }, { activity, state }) => readAll(activity, query, state.link),
  }),
]
