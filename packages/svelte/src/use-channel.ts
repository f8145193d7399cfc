import { type Channel, type ChannelName, type ChannelSnapshot, channel, type Off } from '@channelkit/core'
import { extend, fromStore, get, type Live, type MaybeGetter } from './from-store.ts'
import { useChannelKit } from './kit.ts'

export type UseChannelResult<Name extends string> = Live<ChannelSnapshot> &
  Pick<Channel<Name>, 'trigger' | 'retry'>

/**
 * Subscribes to a channel for as long as the component lives; `null` is off.
 *
 * @returns its state, `trigger` to send client events and `retry` for after a failure
 *
 * @example
 * const orders = useChannel(() => `private-orders-${id}`)
 * {orders.current.status}
 */
export function useChannel<Name extends ChannelName>(name: MaybeGetter<Name | Off>): UseChannelResult<Name> {
  const kit = useChannelKit()
  const handle = () => channel(kit, get(name))
  const trigger: Channel<Name>['trigger'] = (...event) => handle().trigger(...event)
  return extend(fromStore(handle), { trigger, retry: () => handle().retry() })
}

/**
 * A function that sends client events, without subscribing to the channel's state; `null` is off.
 *
 * @example
 * const trigger = useTrigger('presence-room')
 * trigger('client-wave', { to: 'bob' })
 */
export function useTrigger<Name extends ChannelName>(
  name: MaybeGetter<Name | Off>,
): Channel<Name>['trigger'] {
  const kit = useChannelKit()
  return (...event) => channel(kit, get(name)).trigger(...event)
}
