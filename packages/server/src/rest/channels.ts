import * as z from 'zod'
import type { AppState } from '../hub/index.ts'
import { isCache, isPresence } from '../hub/names.ts'
import { readChannel, readChannels, readUsers } from '../hub/reads.ts'
import { infoOf } from './info.ts'
import { route } from './route.ts'
import { type Attribute, CHANNEL, CHANNEL_INFO, INFO, text } from './schemas.ts'

const PATH = z.object({ channel: CHANNEL })
const PREFIX = text('Only channels whose names start so.')

const asked = (attribute: Attribute, { info }: { info?: readonly Attribute[] | undefined }) =>
  info?.includes(attribute) === true

/** Channels that somebody is subscribed to. */
async function list(state: AppState, prefix = '', attributes: readonly Attribute[] = []) {
  const occupied = await readChannels(state, prefix)
  const channels = occupied.map((channel) => [channel.name, infoOf(state, channel, attributes)] as const)
  return { channels: Object.fromEntries(channels) }
}

async function show(state: AppState, name: string, attributes: readonly Attribute[] = []) {
  const channel = await readChannel(state, name)
  return { occupied: channel.subscriptions > 0, ...infoOf(state, channel, attributes) }
}

/** An attribute that such channels have not. */
const IN_INFO = ['query', 'info']

export const CHANNEL_ROUTES = [
  route({
    method: 'GET',
    path: '/channels',
    id: 'getChannels',
    summary: 'The channels that somebody is subscribed to',
    request: z.object({
      query: z
        .object({
          filter_by_prefix: PREFIX.optional(),
          info: INFO.optional().describe(
            'What to tell of each; `user_count` only with a prefix of `presence-`.',
          ),
        })
        .refine((query) => !asked('user_count', query) || isPresence(query.filter_by_prefix ?? ''), {
          path: ['info'],
          error: 'has user_count, which needs filter_by_prefix=presence-',
        })
        .refine((query) => !asked('cache', query), {
          path: ['info'],
          error: 'has cache, which is told of one channel at a time',
        }),
    }),
    answer: z.object({ channels: z.record(z.string(), CHANNEL_INFO) }),
    refusals: { 400: 'An attribute that these channels have not.' },
    run: ({ query }, { state }) => list(state, query.filter_by_prefix, query.info),
  }),
  route({
    method: 'GET',
    path: '/channels/{channel}',
    id: 'getChannel',
    summary: 'One channel; one that nobody is subscribed to is not occupied',
    request: z
      .object({
        path: PATH,
        query: z.object({ info: INFO.optional().describe('What to tell of it.') }),
      })
      .refine(({ path, query }) => !asked('user_count', query) || isPresence(path.channel), {
        path: IN_INFO,
        error: 'has user_count, which is for presence channels only',
      })
      .refine(({ path, query }) => !asked('cache', query) || isCache(path.channel), {
        path: IN_INFO,
        error: 'has cache, which is for cache channels only',
      }),
    answer: z.object({ occupied: z.boolean() }).extend(CHANNEL_INFO.shape),
    refusals: { 400: 'No channel name, or an attribute that this channel has not.' },
    run: ({ path, query }, { state }) => show(state, path.channel, query.info),
  }),
  route({
    method: 'GET',
    path: '/channels/{channel}/users',
    id: 'getUsers',
    summary: 'Who is on a presence channel',
    request: z.object({
      path: z.object({
        channel: CHANNEL.refine(isPresence, 'is no presence channel: only those have users'),
      }),
    }),
    answer: z.object({ users: z.array(z.object({ id: text('Their user id.') })) }),
    refusals: { 400: 'Not a presence channel.' },
    run: async ({ path }, { state }) => ({
      users: (await readUsers(state, path.channel)).map((id) => ({ id })),
    }),
  }),
]
