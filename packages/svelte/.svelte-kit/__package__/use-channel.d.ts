import { type Channel, type ChannelName, type ChannelSnapshot } from '@channelkit/core'
import { type Live, type MaybeGetter } from './from-store.ts'
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
export declare function useChannel<Name extends ChannelName>(
  name: MaybeGetter<Name | null>,
): UseChannelResult<Name>
/**
 * A function that sends client events, without subscribing to the channel's state; `null` is off.
 *
 * @example
 * const trigger = useTrigger('presence-room')
 * trigger('client-wave', { to: 'bob' })
 */
export declare function useTrigger<Name extends ChannelName>(
  name: MaybeGetter<Name | null>,
): Channel<Name>['trigger']
