import { ServerError } from '../hub/index.ts'
import type { Activity, ActivityLog } from './activity-log.ts'
import { LIMIT, limitOf } from './connections.ts'
import type { Params } from './query.ts'
import type { Route } from './route.ts'
import { CHANNEL_NAME, count, list, object, parameter, SOCKET_ID, text } from './schemas.ts'

function getActivity(log: ActivityLog, query: Params) {
  const limit = limitOf(query)
  const after = Number(query.get('after') ?? 0)
  if (!Number.isInteger(after) || after < 0)
    throw new ServerError('bad-after', 'after must be the id of an entry.')
  const types = query.get('type')?.split(',')
  const prefix = query.get('filter_by_prefix')
  const [channel, socketId, userId] = ['channel', 'socket_id', 'user_id'].map((name) => query.get(name))
  const fits = (entry: Activity) =>
    (!types || types.includes(entry.type)) &&
    (channel === undefined || entry.channel === channel) &&
    (prefix === undefined || (typeof entry.channel === 'string' && entry.channel.startsWith(prefix))) &&
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

export const ACTIVITY_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/activity',
    id: 'getActivity',
    summary: 'What happened lately, newest first, without payloads',
    query: [
      LIMIT,
      parameter(
        'after',
        count('Id of an entry.'),
        'Only what is newer: give the `last` of the answer before.',
      ),
      parameter('type', text('Comma-separated types.'), 'Only of these types.'),
      parameter('channel', CHANNEL_NAME, 'Only on this channel.'),
      parameter('filter_by_prefix', text('Prefix.'), 'Only on channels whose names start so.'),
      parameter('socket_id', SOCKET_ID, 'Only of this connection.'),
      parameter('user_id', text('Id.'), 'Only of this user.'),
    ],
    answer: object({
      activity: list(
        object({
          id: count('Grows by one with each entry.'),
          type: text('As `connected`, `subscribed`, `published`, `client-event`, `member-added`.'),
          at: count('When, in ms of the epoch.'),
          'channel?': text('Where.'),
          'event?': text('Name of the event.'),
          'socket_id?': SOCKET_ID,
          'user_id?': text('Who.'),
          'code?': {
            type: ['integer', 'null'],
            description: 'The code of the error that a client was told.',
          },
          'reason?': text('Why it ended or was refused.'),
          'transport?': text('How a client is connected.'),
          'recipients?': count('How many connections of this process got it.'),
          'count?': count('Subscriptions of the channel.'),
          'what?': text('What was limited: `client-events`, `api` or `connections`.'),
          'state?': text('Of the cluster: `joined`, `degraded` or `left`.'),
          'where?': text('Which part of the server had a problem.'),
          'route?': text('Which operation of this API.'),
          'status?': count('The status that it was answered with.'),
          'endpoint?': text('The receiver of a webhook.'),
          'outcome?': text('Of a webhook: `delivered`, `retrying`, `failed` or `dropped`.'),
          'events?': count('How many events a webhook held.'),
          'data_bytes?': count('Size of the payload.'),
        }),
      ),
      last: count('The newest id, or `after` if nothing is newer.'),
    }),
    refusals: { 400: 'A wrong limit or after.' },
    run: ({ activity, query }) => getActivity(activity, query),
  },
]
