import type { ChannelObserver } from '../channel-observer.ts'
import type { ChannelSnapshot, ChannelStatus, Gap } from '../channel-status.ts'
import { stateOf } from '../collections/state.ts'
import type { ChannelKitError } from '../errors.ts'
import type { EventHandler } from '../routes.ts'

export interface TogetherOptions {
  events: readonly string[]
  apply: EventHandler
  /**
   * All of them are live, or failed, after one or several of them became live.
   *
   * @param lost those that had been live before
   */
  back(lost: readonly string[]): void
  changed?(status: ChannelStatus, error: ChannelKitError | null): void
}

/** Observes several channels as one: a line that comes back is told of once, and not once for each channel. */
export function together(
  channels: readonly string[],
  { events, apply, back, changed }: TogetherOptions,
): Readonly<Record<string, ChannelObserver>> {
  const states = channels.map(() => ({
    status: 'idle' as ChannelStatus,
    error: null as ChannelKitError | null,
  }))
  let due = false
  let lost: string[] = []

  const observerOf = (channel: string, i: number): ChannelObserver => ({
    events,
    apply,
    live(gap: Gap | null) {
      due = true
      if (gap) lost.push(channel)
    },
    changed({ status, error }: ChannelSnapshot) {
      states[i] = { status, error }
      if (due && states.every((one) => one.status === 'live' || one.status === 'failed')) {
        const gone = lost
        due = false
        lost = []
        back(gone)
      }
      const all = stateOf(states, [])
      changed?.(all.status, all.error)
    },
  })
  return Object.fromEntries(channels.map((channel, i) => [channel, observerOf(channel, i)]))
}
