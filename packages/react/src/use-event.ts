import {
  type ChannelName,
  type ChannelNames,
  type EventMeta,
  type EventMetaOf,
  type EventOf,
  type ListenOptions,
  listen,
  type OnlyUnregistered,
  type PayloadOf,
} from '@channelkit/core'
import { useEffect } from 'react'
import { useChannelKit } from './context.ts'
import { useHolder } from './use-holder.ts'
import { useLatestRef } from './use-latest-ref.ts'

/**
 * Calls `handler` for every event, in order, exactly once, without rendering. The handler always sees the
 * props and state of the last render, and may be an inline function: nothing is subscribed anew.
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
  channels: ChannelNames<Name>,
  events: Event | readonly Event[],
  handler: (data: PayloadOf<Name, Event>, meta: EventMetaOf<Name, Event>) => void,
  options?: ListenOptions,
): void
/** The same where nothing is registered: the type of what arrives is said at the call. */
export function useEvent<T = unknown>(
  channels: ChannelNames<string>,
  events: string | readonly string[],
  handler: (data: T, meta: EventMeta<T>) => void,
  options?: ListenOptions,
  ...unregistered: OnlyUnregistered
): void
export function useEvent(
  channels: ChannelNames<string>,
  events: string | readonly string[],
  handler: (data: never, meta: EventMeta) => void,
  options: ListenOptions = {},
): void {
  const kit = useChannelKit()
  const latest = useLatestRef({ handler, options })
  const hold = useHolder()
  const key = JSON.stringify([channels, events])
  // biome-ignore lint/correctness/useExhaustiveDependencies: key stands for channels and events, which may be new arrays each time
  useEffect(
    () =>
      hold(() =>
        listen(
          kit,
          channels as never,
          events as never,
          (data, meta) => latest.current.handler(data as never, meta),
          { onGap: (missed) => latest.current.options.onGap?.(missed) },
        ),
      ),
    [kit, key, hold],
  )
}
