import { type ChannelName, type EventMeta, type EventOf, type PayloadOf } from '@channelkit/core'
import { type MaybeGetter } from './from-store.ts'
/**
 * Calls `handler` for every event, in order, exactly once, for as long as the component lives.
 *
 * @param channels one channel or several; `null` is off
 * @param events one event or several
 *
 * @example
 * useEvent('orders', 'placed', (order) => toast(`Order ${order.id}`))
 */
export declare function useEvent<Name extends ChannelName, Event extends EventOf<Name>>(
  channels: MaybeGetter<Name | readonly Name[] | null>,
  events: MaybeGetter<Event | readonly Event[]>,
  handler: (data: PayloadOf<Name, Event>, meta: EventMeta) => void,
): void
export declare function useEvent<T = never>(
  channels: [T] extends [never] ? never : MaybeGetter<string | readonly string[] | null>,
  events: MaybeGetter<string | readonly string[]>,
  handler: (data: T, meta: EventMeta) => void,
): void
