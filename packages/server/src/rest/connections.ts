import * as z from 'zod'
import { type AppState, type ConnectionSummary, PROTOCOL_ERRORS, ServerError } from '../hub/index.ts'
import { endConnection, readConnections } from '../hub/reads.ts'
import { route } from './route.ts'
import { count, LIMIT, text } from './schemas.ts'

const CONNECTION = z.object({
  socket_id: text('Id of the connection.'),
  user_id: z.string().nullable().describe('Who is signed in on it, if anybody.'),
  connected_at: count('Since when, in ms of the epoch.'),
  address: z.string().nullable().describe('Its IP address, where it is known.'),
  subscription_count: count('How many channels it is subscribed to.'),
  transport: text('`websocket`, `xhr_streaming`, `xhr_polling` or `other`.'),
  secure: z.boolean().describe('Whether TLS covers it.'),
  origin: z.string().nullable().describe('The web page that opened it, where it is one.'),
  user_agent: z.string().nullable().describe('What the client says that it is.'),
  bytes_received: z.int().min(0).nullable().describe('From the client, where its transport counts them.'),
  bytes_sent: z.int().min(0).nullable().describe('To the client, where its transport counts them.'),
})
const SUBSCRIPTIONS = z.array(
  z.object({
    channel: text('Name of the channel.'),
    user_id: z.string().nullable().describe('Who they are there.'),
  }),
)
const PAGE = z.object({
  limit: LIMIT,
  after: text('The `next` of the page before.').optional(),
  channel: text('Only those that are subscribed to this channel.').optional(),
  user_id: text('Only those that this user is signed in on.').optional(),
  search: text(
    'Only those in whose id, user, address, origin, user agent or transport this stands, in large or small letters.',
  ).optional(),
})
const PATH = z.object({ socket_id: text('Id of the connection.') })

const shown = (one: ConnectionSummary) => ({
  socket_id: one.socketId,
  user_id: one.userId,
  connected_at: one.connectedAt,
  address: one.address ?? null,
  subscription_count: one.subscriptions.length,
  transport: one.transport ?? 'other',
  secure: one.secure === true,
  origin: one.origin ?? null,
  user_agent: one.userAgent ?? null,
  bytes_received: one.received ?? null,
  bytes_sent: one.sent ?? null,
})

const subscriptionsOf = ({ subscriptions }: ConnectionSummary) =>
  subscriptions.map(([channel, userId]) => ({ channel, user_id: userId }))

/** Whether a text stands in what a connection says of itself. */
function says(one: ConnectionSummary, wanted: string): boolean {
  const { socketId, userId, address, origin, userAgent, transport } = one
  return [socketId, userId, address, origin, userAgent, transport].some((told) =>
    told?.toLowerCase().includes(wanted),
  )
}

/** A page of connections, ordered by id so that those which come and go do not shift the next page. */
async function list(state: AppState, query: z.output<typeof PAGE>) {
  const { limit, after, channel, user_id: user } = query
  const wanted = query.search?.trim().toLowerCase() ?? ''
  const fitting = (await readConnections(state))
    .filter((one) => channel === undefined || one.subscriptions.some(([name]) => name === channel))
    .filter((one) => user === undefined || one.userId === user)
    .filter((one) => wanted === '' || says(one, wanted))
  const left = fitting
    .filter(({ socketId }) => after === undefined || socketId > after)
    .sort((a, b) => (a.socketId < b.socketId ? -1 : 1))
  const page = left.slice(0, limit)
  return {
    connections: page.map(shown),
    total: fitting.length,
    next: left.length > limit ? page.at(-1)!.socketId : null,
  }
}

async function find(state: AppState, socketId: string): Promise<ConnectionSummary> {
  const connection = (await readConnections(state)).find((one) => one.socketId === socketId)
  if (!connection)
    throw new ServerError('unknown-connection', `Nobody is connected as ${socketId.slice(0, 100)}.`)
  return connection
}

export const CONNECTION_ROUTES = [
  route({
    method: 'GET',
    path: '/connections',
    id: 'getConnections',
    summary: 'Who is connected, page by page',
    request: z.object({ query: PAGE }),
    answer: z.object({
      connections: z.array(CONNECTION),
      total: count('How many fit, on all pages.'),
      next: z.string().nullable().describe('Give it as `after` for the next page.'),
    }),
    refusals: { 400: 'A wrong limit.' },
    run: ({ query }, { state }) => list(state, query),
  }),
  route({
    method: 'GET',
    path: '/connections/{socket_id}',
    id: 'getConnection',
    summary: 'One connection and its subscriptions',
    request: z.object({ path: PATH }),
    answer: CONNECTION.extend({ subscriptions: SUBSCRIPTIONS }),
    refusals: { 404: 'Nobody is connected so.' },
    async run({ path }, { state }) {
      const connection = await find(state, path.socket_id)
      return { ...shown(connection), subscriptions: subscriptionsOf(connection) }
    },
  }),
  route({
    method: 'GET',
    path: '/connections/{socket_id}/subscriptions',
    id: 'getSubscriptions',
    summary: 'The subscriptions of one connection',
    request: z.object({ path: PATH }),
    answer: z.object({ subscriptions: SUBSCRIPTIONS }),
    refusals: { 404: 'Nobody is connected so.' },
    run: async ({ path }, { state }) => ({
      subscriptions: subscriptionsOf(await find(state, path.socket_id)),
    }),
  }),
  route({
    method: 'POST',
    path: '/connections/{socket_id}/terminate',
    id: 'terminateConnection',
    summary: `Closes one connection with 4009 (${PROTOCOL_ERRORS[4009]}), or 4200 if it may come back`,
    request: z.object({
      path: PATH,
      body: z.object({ reconnect: z.boolean().default(false).describe('Whether it may come back.') }),
    }),
    answer: z.object({}),
    refusals: { 400: 'A wrong body.', 404: 'Nobody is connected so.' },
    async run({ path, body }, { state }) {
      await find(state, path.socket_id)
      endConnection(state, path.socket_id, body.reconnect)
      return {}
    },
  }),
]
