import type { ChannelStatus } from '../channel-status.ts'
import type { Timer } from '../clock.ts'
import { ChannelKitError } from '../errors.ts'
import { createFold, type FoldStore } from '../fold.ts'
import type { ChannelKit } from '../kit.ts'
import { nameOf } from '../name-check.ts'
import { offStore } from '../off-store.ts'
import { once } from '../once.ts'
import type { ChannelName, EventOf, Off } from '../schema-types.ts'

export interface StalenessOptions {
  /** After how long without an event the data counts as stale, in ms. */
  maxAge: number
}

export interface StalenessSnapshot {
  /** Nothing came for `maxAge`, or the channel is not live: what is shown may no longer be so. */
  readonly stale: boolean
  /** When the last event came, in epoch ms. */
  readonly lastAt: number | null
  readonly status: ChannelStatus
  /** Why the channel failed, or is not live yet. */
  readonly error: ChannelKitError | null
}

/**
 * Whether what a channel brings is fresh: it shows "connected, but silent". The channel `null` is off.
 *
 * @throws ChannelKitError `invalid-options`
 * @example
 * const age = staleness(kit, 'ticker', 'price', { maxAge: 5000 })
 */
export function staleness<Name extends ChannelName, Event extends EventOf<Name>>(
  kit: ChannelKit,
  given: Name | Off,
  events: Event | readonly Event[],
  { maxAge }: StalenessOptions,
): FoldStore<StalenessSnapshot> {
  if (!(maxAge > 0))
    throw new ChannelKitError('invalid-options', `staleness: maxAge must be above 0 ms, not ${maxAge}.`)
  const name = nameOf(given)
  const initial: StalenessSnapshot = { stale: false, lastAt: null, status: 'idle', error: null }
  return once(kit, 'staleness', [name, events, maxAge], () =>
    name === null
      ? offStore(initial)
      : createFold<StalenessSnapshot>(kit, initial, ({ internals: { clock }, mark }) => {
          let draft = initial
          let timer: Timer
          const change = (next: Partial<StalenessSnapshot>) => {
            draft = { ...draft, ...next }
            mark()
          }
          const wait = () => {
            clock.clearTimeout(timer)
            timer = clock.setTimeout(() => change({ stale: true }), maxAge)
          }
          return {
            observe: {
              [name]: {
                events: [events].flat() as Event[],
                apply(_, { at }) {
                  change({ lastAt: at, stale: draft.status !== 'live' })
                  wait()
                },
                changed({ status, error }) {
                  if (error !== draft.error) change({ error })
                  if (status === draft.status) return
                  const live = status === 'live'
                  change({ status, stale: !live && status !== 'subscribing' })
                  if (live) wait()
                  else clock.clearTimeout(timer)
                },
              },
            },
            snapshot: () => draft,
            stop: () => clock.clearTimeout(timer),
          }
        }),
  )
}
