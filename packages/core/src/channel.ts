import type { ChannelEntry } from './channel-observer.ts'
import { type ChannelSnapshot, type Gap, stateOf } from './channel-status.ts'
import type { TriggerOptions, TriggerResult } from './client-event.ts'
import { ChannelKitError } from './errors.ts'
import type { ChannelKit } from './kit.ts'
import { channelsOf, nameOf } from './name-check.ts'
import { offStore } from './off-store.ts'
import type { EventHandler, EventMetaOf } from './routes.ts'
import type {
  ChannelName,
  ChannelNames,
  ClientEventOf,
  ClientPayloadOf,
  EventOf,
  Off,
  PayloadOf,
} from './schema-types.ts'
import type { Readable } from './store.ts'

/** A channel as a store of its state, with ways to listen and to send. */
export interface Channel<Name extends string = string> extends Readable<ChannelSnapshot> {
  readonly name: Name
  /**
   * Calls `handler` for every event, in order, synchronously, exactly once; keeps the channel subscribed until
   * the returned function is called.
   */
  on<Event extends EventOf<Name>>(
    event: Event,
    handler: EventHandler<PayloadOf<Name, Event>, EventMetaOf<Name, Event>>,
  ): () => void
  /** Sends a client event to the others. Never rejects: the result says what became of it. */
  trigger<Event extends ClientEventOf<Name>>(
    event: Event,
    data: ClientPayloadOf<Name, Event>,
    options?: TriggerOptions,
  ): Promise<TriggerResult>
  /** Tries again after a failure. */
  retry(): void
}

const OFF: Channel = {
  name: '',
  ...offStore(stateOf('')),
  on: () => () => {},
  trigger: async () => ({
    status: 'failed',
    error: new ChannelKitError('invalid-channel', 'Nothing can be sent to the channel null.'),
  }),
  retry() {},
}

const handles = new WeakMap<ChannelEntry, Channel>()

/**
 * The shared handle of a channel. Having one costs nothing: the first listener subscribes, the last one leaves
 * after the grace period. The channel `null` is off: idle for ever, and what is sent to it fails.
 *
 * @example
 * const off = channel(kit, 'ticker').on('trade', (trade) => console.log(trade))
 */
export function channel<Name extends ChannelName>(kit: ChannelKit, given: Name | Off): Channel<Name> {
  const name = nameOf(given)
  if (name === null) return OFF as unknown as Channel<Name>
  const entry = kit.internals.channels.get(name)
  let handle = handles.get(entry)
  if (!handle) {
    handle = {
      name,
      getSnapshot: entry.getSnapshot,
      getInitialSnapshot: entry.getInitialSnapshot,
      subscribe: entry.subscribe,
      on: entry.on as Channel['on'],
      trigger: (event, data, options) => kit.internals.trigger(name, event, data, options),
      retry: entry.retry,
    }
    handles.set(entry, handle)
  }
  return handle as unknown as Channel<Name>
}

/** Of which channel events were missed, and between when, in epoch ms. */
export interface MissedEvents extends Gap {
  readonly channel: string
}

export interface ListenOptions {
  /**
   * Called when a channel is live again after the line was lost: whatever is counted or kept from its events may lack some,
   * and can be fetched again. It is called before the events that come next.
   */
  onGap?: ((missed: MissedEvents) => void) | undefined
}

/**
 * Calls `handler` for each of the events of each of the channels, as `channel(...).on` does for one.
 *
 * @param options.onGap told of a time in which events were missed, once it ended
 * @returns the way to stop
 *
 * @example
 * const off = listen(kit, ['orders', 'refunds'], ['placed', 'cancelled'], (data, { channel, event }) => {}, {
 *   onGap: ({ channel, from, to }) => api.countSince(channel, from),
 * })
 */
export function listen<Name extends ChannelName, Event extends EventOf<Name>>(
  kit: ChannelKit,
  names: ChannelNames<Name>,
  events: Event | readonly Event[],
  handler: EventHandler<PayloadOf<Name, Event>, EventMetaOf<Name, Event>>,
  { onGap }: ListenOptions = {},
): () => void {
  const entries = channelsOf(names).map((name) => kit.internals.channels.get(name))
  const offs = entries.flatMap((entry) =>
    ([events].flat() as Event[]).map((event) => entry.on(event, handler as unknown as EventHandler)),
  )
  if (onGap)
    for (const { name, observe } of entries)
      offs.push(observe({ live: (gap) => gap && onGap({ channel: name, ...gap }) }))
  return () => {
    for (const off of offs) off()
  }
}
