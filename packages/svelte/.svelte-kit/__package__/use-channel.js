import { channel } from '@channelkit/core'
import { extend, fromStore, get } from './from-store.js'
import { useChannelKit } from './kit.js'
/**
 * Subscribes to a channel for as long as the component lives; `null` is off.
 *
 * @returns its state, `trigger` to send client events and `retry` for after a failure
 *
 * @example
 * const orders = useChannel(() => `private-orders-${id}`)
 * {orders.current.status}
 */
export function useChannel(name) {
  const kit = useChannelKit()
  const handle = () => channel(kit, get(name))
  const trigger = (...event) => handle().trigger(...event)
  return extend(fromStore(handle), { trigger, retry: () => handle().retry() })
}
/**
 * A function that sends client events, without subscribing to the channel's state; `null` is off.
 *
 * @example
 * const trigger = useTrigger('presence-room')
 * trigger('client-wave', { to: 'bob' })
 */
export function useTrigger(name) {
  const kit = useChannelKit()
  return (...event) => channel(kit, get(name)).trigger(...event)
}
