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
import { effect } from './effect.svelte.ts'
import { get, type MaybeGetter } from './from-store.ts'
import { useChannelKit } from './kit.ts'

/**
 * Calls `handler` for every event, in order, exactly once, for as long as the component lives.
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
  channels: MaybeGetter<ChannelNames<Name>>,
  events: MaybeGetter<Event | readonly Event[]>,
  handler: (data: PayloadOf<Name, Event>, meta: EventMetaOf<Name, Event>) => void,
  options?: ListenOptions,
): void
/** The same where nothing is registered: the type of what arrives is said at the call. */
export function useEvent<T = unknown>(
  channels: MaybeGetter<ChannelNames<string>>,
  events: MaybeGetter<string | readonly string[]>,
  handler: (data: T, meta: EventMeta<T>) => void,
  options?: ListenOptions,
  ...unregistered: OnlyUnregistered
): void
export function useEvent(
  channels: MaybeGetter<ChannelNames<string>>,
  events: MaybeGetter<string | readonly string[]>,
  handler: (data: never, meta: EventMeta) => void,
  options: ListenOptions = {},
): void {
  const kit = useChannelKit()
  const hold = holder()
  effect(() =>
    hold(() => listen(kit, get(channels) as never, get(events) as never, handler as never, options)),
  )
}
