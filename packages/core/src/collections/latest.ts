import type { ChannelKit } from '../kit.ts'
import { channelsOf } from '../name-check.ts'
import { once } from '../once.ts'
import type { ChannelName, ChannelNames, EventOf, FieldOf, PayloadOf } from '../schema-types.ts'
import { rateOf, termOf } from '../terms.ts'
import { type Collection, createCollection } from './collection.ts'
import type { Initial } from './initial.ts'
import type { Rewind } from './rewind.ts'
import { versions } from './versions.ts'

export interface LatestOptions<T> {
  /** What to show until the first event, or a function that fetches it for the channel: what the server knows, say. */
  initial?: Initial<T>
  /**
   * How far back to begin where the server keeps events: so many, or `{ events, seconds }`. Others begin with nothing.
   */
  rewind?: Rewind
  /** The payload's field with its version, a number or time that grows: a payload that is not newer is left out. */
  version?: FieldOf<NoInfer<T>>
  /**
   * How many updates a second to show at most, 0.01 to 1000; the newest always comes. A server that can, sends no more than
   * that. Default all.
   */
  maxRate?: number
}

/**
 * The payload of the newest event of one channel or several. The channel `null` is off: nothing is subscribed.
 *
 * @throws ChannelKitError `invalid-options`
 * @example
 * const price = latest(kit, 'ticker', 'trade', { initial: { price: 100 } })
 */
export function latest<Name extends ChannelName, Event extends EventOf<Name>, Data = PayloadOf<Name, Event>>(
  kit: ChannelKit,
  names: ChannelNames<Name>,
  event: Event,
  { initial, version, rewind, maxRate }: LatestOptions<Data> = {},
): Collection<Data | undefined, Data> {
  const channels = channelsOf(names)
  const rate = maxRate === undefined ? undefined : rateOf(maxRate)
  const store = once(kit, 'latest', [channels, event, version, rewind, rate], () =>
    createCollection<Data | undefined, Data>(kit, {
      channels,
      events: [event],
      rewind,
      waits: false,
      conflate: {
        rate,
        events: [event],
        // Only the page knows which of two versions is newer.
        need: version === undefined ? termOf(null, false, rate) : null,
        replaces: version === undefined,
        keyOf: () => event,
      },
      collect({ mark }) {
        let value: Data | undefined
        let heard = false
        const newer = versions(version)
        return {
          keyOf: () => event,
          has: () => true,
          isVersioned: newer.known,
          overlay: (base, layers) => (layers.length > 0 ? (layers.at(-1)!.data as Data) : base),
          apply(data) {
            if (!newer.than(data, value)) return
            heard = true
            value = data as Data
            mark()
          },
          seed(data) {
            if (!heard) value = data
          },
          snapshot: () => value,
        }
      },
    }),
  )
  store.seed(initial)
  return store
}
