import { isOff } from '../channel-name.ts'
import { createFold } from '../fold.ts'
import type { ChannelKit } from '../kit.ts'
import { offStore } from '../off-store.ts'
import { once } from '../once.ts'
import type { ChannelName, EventOf, Off, PayloadOf } from '../schema-types.ts'
import type { Readable } from '../store.ts'

export interface LatestOptions<T> {
  /** What to show until the first event: what the server rendered, say. */
  initial?: T
}

/**
 * The payload of the newest event. The channel `null` is off: nothing is subscribed.
 *
 * @example
 * const price = latest(kit, 'ticker', 'trade', { initial: { price: 100 } })
 */
export function latest<Name extends ChannelName, Event extends EventOf<Name>, Data = PayloadOf<Name, Event>>(
  kit: ChannelKit,
  name: Name | Off,
  event: Event,
  options: LatestOptions<Data> = {},
): Readable<Data | undefined> {
  return once(kit, 'latest', [name, event, options], () =>
    isOff(name)
      ? offStore(options.initial)
      : createFold<Data | undefined>(kit, options.initial, ({ mark }) => {
          let value = options.initial
          return {
            observe: {
              [name]: {
                events: [event],
                apply(data) {
                  value = data as Data
                  mark()
                },
              },
            },
            snapshot: () => value,
          }
        }),
  )
}
