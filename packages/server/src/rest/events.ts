import type { AppState } from '../hub/index.ts'
import { ServerError } from '../hub/index.ts'
import { isChannelName } from '../hub/names.ts'
import { channelInfo } from './channels.ts'

interface EventBody {
  name?: unknown
  data?: unknown
  channel?: unknown
  channels?: unknown
  socket_id?: unknown
  info?: unknown
}

const bad = (code: string, why: string, status = 400): never => {
  throw new ServerError(code, why, status)
}

/** Checks an event of the API and returns how to publish it, so that a batch is published whole or not at all. */
function prepare(state: AppState, body: EventBody) {
  const { name, data, socket_id: socketId } = body
  const channels = Array.isArray(body.channels) ? body.channels : [body.channel]
  if (typeof name !== 'string' || !name || name.length > 200)
    bad('bad-event', 'name must have 1 to 200 characters.')
  if (typeof data !== 'string') bad('bad-data', 'data must be a string.')
  if (new TextEncoder().encode(data as string).length > state.limits.payload) {
    bad('payload-too-large', `data has ${state.limits.payload} bytes at most.`, 413)
  }
  if (channels.length === 0 || channels.length > 100) bad('bad-channels', 'Give 1 to 100 channels.')
  for (const channel of channels)
    if (!isChannelName(channel)) bad('bad-channel', `No channel name: ${channel}.`)
  if (socketId !== undefined && socketId !== null && !/^\d+\.\d+$/.test(String(socketId))) {
    bad('bad-socket-id', 'socket_id must be NUMBER.NUMBER.')
  }
  const attributes = typeof body.info === 'string' ? body.info.split(',') : []
  return {
    publish() {
      for (const channel of channels)
        state.publish(channel, name as string, data as string, socketId as string)
    },
    info: () => channels.map((channel) => [channel, channelInfo(state, channel, attributes)] as const),
    wantsInfo: attributes.length > 0,
  }
}

/** POST /events */
export function postEvent(state: AppState, body: EventBody) {
  const event = prepare(state, body)
  event.publish()
  return event.wantsInfo ? { channels: Object.fromEntries(event.info()) } : {}
}

/** POST /batch_events */
export function postBatch(state: AppState, { batch }: { batch?: unknown }) {
  if (!Array.isArray(batch) || batch.length === 0 || batch.length > 10)
    bad('bad-batch', 'batch must have 1 to 10 events.')
  const events = (batch as EventBody[]).map((body) => prepare(state, body ?? {}))
  for (const event of events) event.publish()
  if (!events.some(({ wantsInfo }) => wantsInfo)) return {}
  return { batch: events.map((event) => event.info()[0]![1]) }
}
