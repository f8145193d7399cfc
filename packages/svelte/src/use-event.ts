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
import { effect } from './effect.svelte.ts'
import { get, type MaybeGetter } from './from-store.ts'
import { useChannelKit } from './kit.ts'

/** The same for a payload whose type is said at the call, where channels are not registered. */
export function useEvent<T = never>(
  channels: [T] extends [never] ? never : MaybeGetter<string | readonly string[] | Off>,
  events: MaybeGetter<string | readonly string[]>,
  handler: (data: Said<T>, meta: EventMeta<Said<T>>) => void,
): void

/**
 * Calls `handler` for every event, in order, exactly once, for as long as the component lives.
 *
 * @param channels one channel or several; `null` is off
 * @param events one event or several
 *
 * @example
 * useEvent('orders', 'placed', (order) => toast(`Order ${order.id}`))
 */
export function useEvent<Name extends ChannelName, Event extends EventOf<Name>>(
  channels: MaybeGetter<Name | readonly Name[] | Off>,
  events: MaybeGetter<Event | readonly Event[]>,
  handler: (data: PayloadOf<Name, Event>, meta: EventMetaOf<Name, Event>) => void,
): void
export function useEvent(
  channels: MaybeGetter<string | readonly string[] | Off>,
  events: MaybeGetter<string | readonly string[]>,
  handler: (data: never, meta: EventMeta) => void,
): void {
  const kit = useChannelKit()
  effect(() => listen(kit, get(channels) as never, get(events) as never, handler as never))
}
