import { type ChannelName, type Off, type WriteEvent, write } from '@channelkit/core'
import { get, type MaybeGetter } from './from-store.ts'
import { useChannelKit } from './kit.ts'

/**
 * A function that shows an event at once and stores it on the server; `null` is off. All that is made of this event on the
 * page has it until the event itself comes, or `send` fails.
 *
 * @example
 * const write = useWrite(() => `private-room-${id}`)
 * write('message', { id: crypto.randomUUID(), text }, ({ socketId }) => api.post('/messages', { text }, { socketId }))
 */
export function useWrite<Name extends ChannelName>(channel: MaybeGetter<Name | Off>): WriteEvent<Name> {
  const kit = useChannelKit()
  return (event, data, send, options) => write(kit, get(channel), event, data, send, options)
}
