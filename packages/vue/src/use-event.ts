import {
  type ChannelName,
  type EventMeta,
  type EventMetaOf,
  type EventOf,
  listen,
  type Off,
  type PayloadOf,
  type Said,
} from '@channelkit/core'
import { type MaybeRefOrGetter, toValue, watch } from 'vue'
import { useChannelKit } from './kit.ts'

/** The same for a payload whose type is said at the call, where channels are not registered. */
export function useEvent<T = never>(
  channels: [T] extends [never] ? never : MaybeRefOrGetter<string | readonly string[] | Off>,
  events: MaybeRefOrGetter<string | readonly string[]>,
  handler: (data: Said<T>, meta: EventMeta<Said<T>>) => void,
): void

/**
 * Calls `handler` for every event, in order, exactly once, for as long as the scope lives.
 *
 * @param channels one channel or several; `null` is off
 * @param events one event or several
 *
 * @example
 * useEvent('orders', 'placed', (order) => toast(`Order ${order.id}`))
 */
export function useEvent<Name extends ChannelName, Event extends EventOf<Name>>(
  channels: MaybeRefOrGetter<Name | readonly Name[] | Off>,
  events: MaybeRefOrGetter<Event | readonly Event[]>,
  handler: (data: PayloadOf<Name, Event>, meta: EventMetaOf<Name, Event>) => void,
): void
export function useEvent(
  channels: MaybeRefOrGetter<string | readonly string[] | Off>,
  events: MaybeRefOrGetter<string | readonly string[]>,
  handler: (data: never, meta: EventMeta) => void,
): void {
  const kit = useChannelKit()
  if (typeof window === 'undefined') return
  watch(
    // As text: a getter may give an equal list that is new each time.
    () => JSON.stringify([toValue(channels), toValue(events)]),
    (_, __, onCleanup) =>
      onCleanup(listen(kit, toValue(channels) as never, toValue(events) as never, handler as never)),
    { immediate: true, flush: 'sync' },
  )
}
