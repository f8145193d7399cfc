import { type AppState, ServerError } from '../hub/index.ts'
import { isCache, isChannelName, isPresence } from '../hub/names.ts'
import { readChannel, readChannels, readUsers } from '../hub/reads.ts'
import { attributesOf, infoOf } from './info.ts'
import type { Params } from './query.ts'
import type { Route } from './route.ts'
import { CHANNEL_INFO, CHANNEL_PATH, INFO, list, object, parameter, record, text } from './schemas.ts'

const bad = (code: string, why: string): never => {
  throw new ServerError(code, why)
}

const checkName = (name: unknown) =>
  isChannelName(name) || bad('bad-channel', `No channel name: ${String(name).slice(0, 200)}.`)

/** Channels that somebody is subscribed to. */
async function getChannels(state: AppState, query: Params) {
  const prefix = query.get('filter_by_prefix') ?? ''
  const attributes = attributesOf(query.get('info'))
  if (attributes.includes('user_count') && !isPresence(prefix))
    bad('bad-info', 'user_count needs filter_by_prefix=presence-.')
  if (attributes.includes('cache')) bad('bad-info', 'cache is told of one channel at a time.')
  const occupied = await readChannels(state, prefix)
  return {
    channels: Object.fromEntries(
      occupied.map((channel) => [channel.name, infoOf(state, channel, attributes)]),
    ),
  }
}

async function getChannel(state: AppState, name: string, query: Params) {
  checkName(name)
  const attributes = attributesOf(query.get('info'))
  if (attributes.includes('user_count') && !isPresence(name))
    bad('bad-info', 'user_count is for presence channels only.')
  if (attributes.includes('cache') && !isCache(name)) bad('bad-info', 'cache is for cache channels only.')
  const channel = await readChannel(state, name)
  return { occupied: channel.subscriptions > 0, ...infoOf(state, channel, attributes) }
}

async function getUsers(state: AppState, name: string) {
  checkName(name)
  if (!isPresence(name)) bad('bad-channel', 'Only presence channels have users.')
  return { users: (await readUsers(state, name)).map((id) => ({ id })) }
}

export const CHANNEL_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/channels',
    id: 'getChannels',
    summary: 'The channels that somebody is subscribed to',
    query: [
      parameter('filter_by_prefix', text('Prefix.'), 'Only channels whose names start so.'),
      parameter('info', INFO, 'What to tell of each; `user_count` only with a prefix of `presence-`.'),
    ],
    answer: object({ channels: record(object(CHANNEL_INFO)) }),
    refusals: { 400: 'An attribute that these channels have not.' },
    run: ({ state, query }) => getChannels(state, query),
  },
  {
    method: 'GET',
    path: '/channels/{channel}',
    id: 'getChannel',
    summary: 'One channel; one that nobody is subscribed to is not occupied',
    parameters: CHANNEL_PATH,
    query: [parameter('info', INFO, 'What to tell of it.')],
    answer: object({ occupied: { type: 'boolean' }, ...CHANNEL_INFO }),
    refusals: { 400: 'No channel name, or an attribute that this channel has not.' },
    run: ({ state, path, query }) => getChannel(state, path.channel!, query),
  },
  {
    method: 'GET',
    path: '/channels/{channel}/users',
    id: 'getUsers',
    summary: 'Who is on a presence channel',
    parameters: CHANNEL_PATH,
    answer: object({ users: list(object({ id: text('Their user id.') })) }),
    refusals: { 400: 'Not a presence channel.' },
    run: ({ state, path }) => getUsers(state, path.channel!),
  },
]
