import * as z from 'zod'
import { type AppState, ServerError } from '../hub/index.ts'
import { isEncrypted, USER_PREFIX } from '../hub/names.ts'
import { utf8Length } from '../hub/traffic.ts'
import { channelInfo } from './info.ts'
import { route } from './route.ts'
import { type Attribute, bounded, CHANNEL, CHANNEL_INFO, INFO, SOCKET_ID, USER_ID } from './schemas.ts'

const MOST_CHANNELS = 100
const MOST_EVENTS = 10

const EVENT = z.object({
  name: z
    .string()
    .min(1)
    .max(200)
    .regex(
      /^(?!pusher(_internal)?:)/,
      "must not begin with pusher: or pusher_internal:, which are the protocol's own",
    )
    .describe('Name of the event.'),
  data: z
    .string('must be a text: encode other values as JSON')
    .describe('What subscribers get, as it is; other values than text as JSON.'),
  socket_id: SOCKET_ID.nullish().describe('A connection that does not get it.'),
  info: INFO.nullish(),
})

/** One channel or many: what is given in `channels` goes before `channel`. */
const EVENT_FOR_CHANNELS = EVENT.extend({
  channels: bounded(CHANNEL, MOST_CHANNELS, 'must be a list of names (one alone goes into channel)')
    .refine(
      (channels) => channels.length === 1 || !channels.some(isEncrypted),
      'has an encrypted channel beside others: each of those has its own key, so give one at a time',
    )
    .nullish(),
  channel: CHANNEL.nullish(),
})
  .refine(({ channels, channel }) => channels ?? channel, {
    path: ['channel'],
    error: 'is missing: give channel, one name, or channels, a list of names',
  })
  .meta({ anyOf: [{ required: ['channels'] }, { required: ['channel'] }] })

const EVENT_FOR_ONE = EVENT.extend({
  channel: CHANNEL,
  channels: z.never('must not be given: an event of a batch goes to one channel').optional(),
})

type ChannelEvent = z.output<typeof EVENT>

/** Checks what depends on the app, so that a batch is published whole or not at all. */
function checkSize(state: AppState, { data }: ChannelEvent, place = 'data') {
  const { payload } = state.limits
  if (utf8Length(data) > payload)
    throw new ServerError('payload-too-large', `${place} has ${payload} bytes at most.`)
}

const infoOf = (
  state: AppState,
  channel: string,
  { info }: { info?: readonly Attribute[] | null | undefined },
) => channelInfo(state, channel, info ?? [])

async function send(state: AppState, event: ChannelEvent, channels: readonly string[]) {
  checkSize(state, event)
  const names = [...new Set(channels)]
  for (const name of names) state.publish(name, event.name, event.data, event.socket_id ?? undefined)
  if (!event.info?.length) return {}
  const infos = names.map(async (name) => [name, await infoOf(state, name, event)] as const)
  return { channels: Object.fromEntries(await Promise.all(infos)) }
}

async function sendBatch(state: AppState, batch: readonly (ChannelEvent & { channel: string })[]) {
  for (const [n, event] of batch.entries()) checkSize(state, event, `batch[${n}].data`)
  for (const { channel, name, data, socket_id } of batch)
    state.publish(channel, name, data, socket_id ?? undefined)
  if (!batch.some(({ info }) => info?.length)) return {}
  return { batch: await Promise.all(batch.map((event) => infoOf(state, event.channel, event))) }
}

const OF_CHANNELS = z.object({ channels: z.record(z.string(), CHANNEL_INFO).optional() })

export const EVENT_ROUTES = [
  route({
    method: 'POST',
    path: '/events',
    id: 'postEvent',
    summary: 'Sends an event to one channel or many',
    request: z.object({ body: EVENT_FOR_CHANNELS }),
    answer: OF_CHANNELS,
    refusals: { 400: 'A field that is missing or wrong.', 413: 'The data is too long.' },
    run: ({ body }, { state }) => send(state, body, body.channels ?? [body.channel!]),
  }),
  route({
    method: 'POST',
    path: '/batch_events',
    id: 'postBatch',
    summary: 'Sends up to ten events, all or none; the answer keeps their order',
    request: z.object({
      body: z.object({ batch: bounded(EVENT_FOR_ONE, MOST_EVENTS, 'must be a list of events') }),
    }),
    answer: z.object({ batch: z.array(CHANNEL_INFO).optional() }),
    refusals: { 400: 'A field that is missing or wrong.', 413: 'The data of an event is too long.' },
    run: ({ body }, { state }) => sendBatch(state, body.batch),
  }),
  route({
    method: 'POST',
    path: '/users/{user_id}/events',
    id: 'postUserEvent',
    summary: 'Sends an event to the connections that a user is signed in on',
    request: z.object({ path: z.object({ user_id: USER_ID }), body: EVENT }),
    answer: OF_CHANNELS,
    refusals: { 400: 'A field that is missing or wrong.', 413: 'The data is too long.' },
    run: ({ path, body }, { state }) => send(state, body, [USER_PREFIX + path.user_id]),
  }),
]
