import { createFold, type FoldStore } from '../fold.ts'
import type { ChannelKit } from '../kit.ts'
import { nameOf } from '../name-check.ts'
import { offStore } from '../off-store.ts'
import { once } from '../once.ts'
import type { ChannelName, EventOf, Off } from '../schema-types.ts'
import { brief, toNumber } from './numbers.ts'

/**
 * The number in the newest event: a number, or a text that is one (`"101.50"`). What is none shows as `null` and is
 * reported to `onError` once. The channel `null` is off.
 *
 * @param field the payload's field; without it the payload is the number
 * @example
 * const price = latestNumber(kit, 'ticker', 'trade', 'price')
 */
export function latestNumber<Name extends ChannelName, Event extends EventOf<Name>>(
  kit: ChannelKit,
  given: Name | Off,
  event: Event,
  field?: string,
): FoldStore<number | null> {
  const name = nameOf(given)
  return once(kit, 'latestNumber', [name, event, field], () =>
    name === null
      ? offStore<number | null>(null)
      : createFold<number | null>(kit, null, ({ internals, mark, report }) => {
          let number: number | null = null
          const look =
            field === undefined ? undefined : internals.hints?.fields(`${event} on ${name}`, [field])
          return {
            observe: {
              [name]: {
                events: [event],
                apply(data) {
                  look?.(data)
                  const value = field === undefined ? data : (data as Record<string, unknown> | null)?.[field]
                  const read = toNumber(value)
                  number = Number.isNaN(read) ? null : read
                  mark()
                  if (number === null && value !== undefined && value !== null)
                    report(
                      'number',
                      () => `${event} on ${name}: ${what(field)} is ${brief(value)}, which is no number.`,
                    )
                },
              },
            },
            snapshot: () => number,
          }
        }),
  )
}

const what = (field: string | undefined) => (field === undefined ? 'the payload' : field)
