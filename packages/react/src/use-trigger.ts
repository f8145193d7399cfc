import { type Channel, type ChannelName, channel, type Off } from '@channelkit/core'
import { useChannelKit } from './context.ts'

/**
 * A stable function that sends client events, without subscribing to the channel's state; `null` is off.
 *
 * @example
 * const trigger = useTrigger('presence-room')
 * <button onClick={() => trigger('client-wave', {})}>Wave</button>
 */
export function useTrigger<Name extends ChannelName>(name: Name | Off): Channel<Name>['trigger'] {
  return channel(useChannelKit(), name).trigger
}
