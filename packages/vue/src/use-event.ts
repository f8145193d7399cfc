import {
  type ChannelName,
  type ChannelNames,
  type EventMeta,
  type EventMetaOf,
  type EventOf,
  holder,
  type ListenOptions,
  listen,
  type OnlyUnregistered,
  type PayloadOf,
} from '@channelkit/core'
import { getCurrentInstance, type MaybeRefOrGetter, toValue, watch } from 'vue'
import { useChannelKit } from './kit.ts'
import { onceMounted } from './once-mounted.ts'

/**
 * Calls `handler` for every event, in order, exactly once, for as long as the scope lives.
 *
 * @param channels one channel or several; `null` is off
 * @param events one event or several
 * @param options.onGap told when events of a channel were missed, once it is live again: what is counted from events can be
 *   fetched then
 *
 * @example
 * useEvent('orders', 'placed', (order) => toast(`Order ${order.id}`))
 * useEvent(rooms, 'message', count, { onGap: ({ channel, from }) => recount(channel, from) })
 */
export function useEvent<Name extends ChannelName, Event extends EventOf<Name>>(
  channels: MaybeRefOrGetter<ChannelNames<Name>>,
  events: MaybeRefOrGetter<Event | readonly Event[]>,
  handler: (data: PayloadOf<Name, Event>, meta: EventMetaOf<Name, Event>) => void,
  options?: ListenOptions,
): void
/** The same where nothing is registered: the type of what arrives is said at the call. */
export function useEvent<T = unknown>(
  channels: MaybeRefOrGetter<ChannelNames<string>>,
  events: MaybeRefOrGetter<string | readonly string[]>,
  handler: (data: T, meta: EventMeta<T>) => void,
  options?: ListenOptions,
  ...unregistered: OnlyUnregistered
): void
export function useEvent(
  channels: MaybeRefOrGetter<ChannelNames<string>>,
  events: MaybeRefOrGetter<string | readonly string[]>,
  handler: (data: never, meta: EventMeta) => void,
  options: ListenOptions = {},
): void {
  const kit = useChannelKit()
  const hold = holder(getCurrentInstance())
  onceMounted(() =>
    watch(
      // As text: a getter may give an equal list that is new each time.
      () => JSON.stringify([toValue(channels), toValue(events)]),
      (_, __, onCleanup) =>
        onCleanup(
          hold(() =>
            listen(kit, toValue(channels) as never, toValue(events) as never, handler as never, options),
          ),
        ),
      { immediate: true, flush: 'sync' },
    ),
  )
}
