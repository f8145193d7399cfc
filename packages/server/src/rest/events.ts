import { type AppState, ServerError } from '../hub/index.ts'
import { isChannelName, isEncrypted, USER_PREFIX } from '../hub/names.ts'
import { attributesOf, channelInfo } from './info.ts'
import type { Route } from './route.ts'
import {
  CHANNEL_INFO,
  CHANNEL_NAME,
  INFO,
  list,
  object,
  parameter,
  record,
  SOCKET_ID,
  text,
} from './schemas.ts'

const MOST_CHANNELS = 100
const MOST_EVENTS = 10

const isSocketId = (value: unknown) => typeof value === 'string' && /^\d+\.\d+$/.test(value)

const bad = (code: string, why: string, status = 400): never => {
  throw new ServerError(code, why, status)
}

/** Checks an event of the API and returns how to publish it, so that a batch is published whole or not at all. */
function prepare(state: AppState, body: Readonly<Record<string, unknown>>) {
  const { name, data, socket_id: socketId } = body
  const channels = [...new Set(Array.isArray(body.channels) ? body.channels : [body.channel])]
  if (typeof name !== 'string' || !name || name.length > 200)
    return bad('bad-event', 'name must have 1 to 200 characters.')
  if (/^pusher(_internal)?:/.test(name)) return bad('bad-event', `${name} is the protocol's own.`)
  if (typeof data !== 'string') return bad('bad-data', 'data must be a string: encode other values as JSON.')
  if (new TextEncoder().encode(data).length > state.limits.payload)
    return bad('payload-too-large', `data has ${state.limits.payload} bytes at most.`, 413)
  if (channels.length === 0 || channels.length > MOST_CHANNELS)
    return bad('bad-channels', `Give 1 to ${MOST_CHANNELS} channels.`)
  for (const channel of channels)
    if (!isChannelName(channel))
      return bad('bad-channel', `No channel name: ${String(channel).slice(0, 200)}.`)
  if (channels.length > 1 && (channels as string[]).some(isEncrypted))
    return bad('bad-channels', 'Each encrypted channel has its own key: give one at a time.')
  if (socketId !== undefined && socketId !== null && !isSocketId(socketId))
    return bad('bad-socket-id', 'socket_id must be NUMBER.NUMBER.')
  const attributes = attributesOf(body.info)
  const names = channels as string[]
  const except = typeof socketId === 'string' ? socketId : undefined
  return {
    /** Publishing to all at once keeps their order and waits for the slowest only. */
    publish: () => Promise.all(names.map((channel) => state.publish(channel, name, data, except))),
    info: () =>
      Promise.all(
        names.map(async (channel) => [channel, await channelInfo(state, channel, attributes)] as const),
      ),
    wantsInfo: attributes.length > 0,
  }
}

async function postEvent(state: AppState, body: Readonly<Record<string, unknown>>) {
  const event = prepare(state, body)
  await event.publish()
  return event.wantsInfo ? { channels: Object.fromEntries(await event.info()) } : {}
}

async function postBatch(state: AppState, batch: unknown) {
  if (!Array.isArray(batch) || batch.length === 0 || batch.length > MOST_EVENTS)
    return bad('bad-batch', `batch must have 1 to ${MOST_EVENTS} events.`)
  const events = batch.map((body) => {
    if (typeof body !== 'object' || body === null || Array.isArray(body.channels))
      return bad('bad-batch', 'Each event of a batch is an object with one channel.')
    return prepare(state, body)
  })
  await Promise.all(events.map(({ publish }) => publish()))
  if (!events.some(({ wantsInfo }) => wantsInfo)) return {}
  return { batch: await Promise.all(events.map(async (event) => (await event.info())[0]![1])) }
}

const EVENT = {
  name: text('Name of the event.', { minLength: 1, maxLength: 200 }),
  data: text('What subscribers get, as it is; other values than text as JSON.'),
  'socket_id?': { ...SOCKET_ID, type: ['string', 'null'], description: 'A connection that does not get it.' },
  'info?': { ...INFO, type: ['string', 'null'] },
}
const OF_CHANNELS = object({ 'channels?': record(object(CHANNEL_INFO)) })

export const EVENT_ROUTES: readonly Route[] = [
  {
    method: 'POST',
    path: '/events',
    id: 'postEvent',
    summary: 'Sends an event to one channel or many',
    body: object(
      {
        ...EVENT,
        'channels?': list(CHANNEL_NAME, { minItems: 1, maxItems: MOST_CHANNELS }),
        'channel?': CHANNEL_NAME,
      },
      { anyOf: [{ required: ['channels'] }, { required: ['channel'] }], additionalProperties: true },
    ),
    answer: OF_CHANNELS,
    refusals: { 400: 'A field that is missing or wrong.', 413: 'The data is too long.' },
    run: ({ state, body }) => postEvent(state, body),
  },
  {
    method: 'POST',
    path: '/batch_events',
    id: 'postBatch',
    summary: 'Sends up to ten events, all or none; the answer keeps their order',
    body: object(
      {
        batch: list(object({ ...EVENT, channel: CHANNEL_NAME }, { additionalProperties: true }), {
          minItems: 1,
          maxItems: MOST_EVENTS,
        }),
      },
      { additionalProperties: true },
    ),
    answer: object({ 'batch?': list(object(CHANNEL_INFO)) }),
    refusals: { 400: 'A field that is missing or wrong.', 413: 'The data of an event is too long.' },
    run: ({ state, body }) => postBatch(state, body.batch),
  },
  {
    method: 'POST',
    path: '/users/{user_id}/events',
    id: 'postUserEvent',
    summary: 'Sends an event to the connections that a user is signed in on',
    parameters: [parameter('user_id', text('Id.'), 'Id of the user.')],
    body: object(EVENT, { additionalProperties: true }),
    answer: OF_CHANNELS,
    refusals: { 400: 'A field that is missing or wrong.', 413: 'The data is too long.' },
    run: ({ state, path, body }) => postEvent(state, { ...body, channels: [USER_PREFIX + path.user_id] }),
  },
]
