import { type AppState, type ConnectionSummary, PROTOCOL_ERRORS, ServerError } from '../hub/index.ts'
import { endConnection, readConnections } from '../hub/reads.ts'
import type { Params } from './query.ts'
import type { Route } from './route.ts'
import { CHANNEL_NAME, count, list, object, parameter, SOCKET_ID, text } from './schemas.ts'

const MOST_LISTED = 1000

const shown = ({ socketId, userId, subscriptions, connectedAt }: ConnectionSummary) => ({
  socket_id: socketId,
  user_id: userId,
  connected_at: connectedAt,
  subscription_count: subscriptions.length,
})

/** A page of connections, ordered by id so that those which come and go do not shift the next page. */
async function getConnections(state: AppState, query: Params) {
  const limit = limitOf(query)
  const [after, channel, user] = ['after', 'channel', 'user_id'].map((name) => query.get(name))
  const fitting = (await readConnections(state))
    .filter((one) => channel === undefined || one.subscriptions.some(([name]) => name === channel))
    .filter((one) => user === undefined || one.userId === user)
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

/** @throws ServerError `bad-limit` */
export function limitOf(query: Params): number {
  const limit = Number(query.get('limit') ?? 100)
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST_LISTED)
    throw new ServerError('bad-limit', `limit must be a number from 1 to ${MOST_LISTED}.`)
  return limit
}

async function find(state: AppState, socketId: string): Promise<ConnectionSummary> {
  const connection = (await readConnections(state)).find((one) => one.socketId === socketId)
  if (!connection) throw new ServerError('unknown-connection', `Nobody is connected as ${socketId}.`, 404)
  return connection
}

const subscriptionsOf = ({ subscriptions }: ConnectionSummary) =>
  subscriptions.map(([channel, userId]) => ({ channel, user_id: userId }))

async function terminate(state: AppState, socketId: string, reconnect: unknown) {
  if (reconnect !== undefined && typeof reconnect !== 'boolean')
    throw new ServerError('bad-reconnect', 'reconnect must be true or false.')
  await find(state, socketId)
  endConnection(state, socketId, reconnect === true)
  return {}
}

const CONNECTION = {
  socket_id: SOCKET_ID,
  user_id: text('Who is signed in on it, if anybody.', { type: ['string', 'null'] }),
  connected_at: count('Since when, in ms of the epoch.'),
  subscription_count: count('How many channels it is subscribed to.'),
}
const SUBSCRIPTIONS = list(
  object({ channel: CHANNEL_NAME, user_id: text('Who they are there.', { type: ['string', 'null'] }) }),
)
const path = [parameter('socket_id', SOCKET_ID, 'Id of the connection.')]
export const LIMIT = parameter(
  'limit',
  { type: 'integer', minimum: 1, maximum: MOST_LISTED, default: 100 },
  'How many at most.',
)

export const CONNECTION_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/connections',
    id: 'getConnections',
    summary: 'Who is connected, page by page',
    query: [
      LIMIT,
      parameter('after', SOCKET_ID, 'The `next` of the page before.'),
      parameter('channel', CHANNEL_NAME, 'Only those that are subscribed to it.'),
      parameter('user_id', text('Id.'), 'Only those that the user is signed in on.'),
    ],
    answer: object({
      connections: list(object(CONNECTION)),
      total: count('How many fit, on all pages.'),
      next: { ...SOCKET_ID, type: ['string', 'null'], description: 'Give it as `after` for the next page.' },
    }),
    refusals: { 400: 'A wrong limit.' },
    run: ({ state, query }) => getConnections(state, query),
  },
  {
    method: 'GET',
    path: '/connections/{socket_id}',
    id: 'getConnection',
    summary: 'One connection and its subscriptions',
    parameters: path,
    answer: object({ ...CONNECTION, subscriptions: SUBSCRIPTIONS }),
    refusals: { 404: 'Nobody is connected so.' },
    async run({ state, path: { socket_id } }) {
      const connection = await find(state, socket_id!)
      return { ...shown(connection), subscriptions: subscriptionsOf(connection) }
    },
  },
  {
    method: 'GET',
    path: '/connections/{socket_id}/subscriptions',
    id: 'getSubscriptions',
    summary: 'The subscriptions of one connection',
    parameters: path,
    answer: object({ subscriptions: SUBSCRIPTIONS }),
    refusals: { 404: 'Nobody is connected so.' },
    run: async ({ state, path: { socket_id } }) => ({
      subscriptions: subscriptionsOf(await find(state, socket_id!)),
    }),
  },
  {
    method: 'POST',
    path: '/connections/{socket_id}/terminate',
    id: 'terminateConnection',
    summary: `Closes one connection with 4009 (${PROTOCOL_ERRORS[4009]}), or 4200 if it may come back`,
    parameters: path,
    body: object(
      { 'reconnect?': { type: 'boolean', default: false, description: 'Whether it may come back.' } },
      { additionalProperties: true },
    ),
    answer: object({}),
    refusals: { 400: 'A wrong body.', 404: 'Nobody is connected so.' },
    run: ({ state, path: { socket_id }, body }) => terminate(state, socket_id!, body.reconnect),
  },
]
