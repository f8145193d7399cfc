import { type Channel, type ChannelName, type ChannelSnapshot, channel, type Off } from '@channelkit/core'
import { type MaybeRefOrGetter, toValue } from 'vue'
import { fromStore, type Refs, toRefs } from './from-store.ts'
import { useChannelKit } from './kit.ts'

export type UseChannelResult<Name extends string> = Refs<ChannelSnapshot> &
  Pick<Channel<Name>, 'trigger' | 'retry'>

/**
 * Subscribes to a channel for as long as the scope lives; `null` is off.
 *
 * @returns its state as refs, `trigger` to send client events and `retry` for after a failure
 *
 * @example
 * const { status, error, trigger, retry } = useChannel(() => `private-orders-${props.id}`)
 */
export function useChannel<Name extends ChannelName>(
  name: MaybeRefOrGetter<Name | Off>,
): UseChannelResult<Name> {
  const kit = useChannelKit()
  const handle = () => channel(kit, toValue(name))
  return {
    ...toRefs(fromStore(handle)),
    trigger: (...event) => handle().trigger(...event),
    retry: () => handle().retry(),
  }
}

/**
 * A function that sends client events, without subscribing to the channel's state; `null` is off.
 *
 * @example
 * const trigger = useTrigger('presence-room')
 * trigger('client-wave', { to: 'bob' })
 */
export function useTrigger<Name extends ChannelName>(
  name: MaybeRefOrGetter<Name | Off>,
): Channel<Name>['trigger'] {
  const kit = useChannelKit()
  return (...event) => channel(kit, toValue(name)).trigger(...event)
}
