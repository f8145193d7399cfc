import type { Bus } from './bus.ts'
import type { ChannelObserver } from './channel-observer.ts'
import { type ChannelFacts, type ChannelSnapshot, channelStatus, stateOf } from './channel-status.ts'
import { createTrouble, type TroubleOptions } from './channel-trouble.ts'
import type { ChannelKitError } from './errors.ts'
import type { Committable, Frames } from './frames.ts'
import { createWritable } from './store.ts'

export interface StandingOptions extends TroubleOptions {
  bus: Bus
  frames: Frames
}

/** How a channel stands on the line: used, live, lost or refused, since when, and what was missed. Its observers hear of each change. */
export function createStanding(
  name: string,
  options: StandingOptions,
  observers: ReadonlySet<ChannelObserver>,
) {
  const { bus, frames, clock, line } = options
  const initial = stateOf(name)
  const store = createWritable(initial, bus.guard)
  const job: Committable = { stage: () => store.stage(draft), notify: store.notify }
  const facts: ChannelFacts = { used: false, subscribed: false, wasLive: false, error: null }
  let draft = initial
  let lostAt: number | null = null
  const trouble = createTrouble(name, options, () => refresh())

  function refresh(more?: Partial<ChannelSnapshot>) {
    const status = channelStatus(facts, line.ended)
    const since = status === draft.status ? draft.since : clock.now()
    draft = { ...draft, ...more, status, since, error: trouble.shown(facts, status) }
    frames.mark(job)
    for (const observer of observers) bus.guard(() => observer.changed?.(draft))
  }

  return {
    store,
    trouble,
    /** As it is now, perhaps not published yet. */
    state: () => draft,
    refresh,
    get used() {
      return facts.used
    },
    /** On the present connection. */
    get subscribed() {
      return facts.subscribed
    },
    begin() {
      facts.used = true
      facts.error = trouble.final
    },
    /** Nobody uses it any more, or not as whoever did. */
    forget(error: ChannelKitError | null, used = facts.used) {
      Object.assign(facts, { used, subscribed: false, wasLive: false, error })
      lostAt = null
      trouble.ends()
    },
    /** What was told of its past is over with it. */
    clear: () => refresh({ subscriptionCount: null, gap: null }),
    live(at: number, resumed = false, since: number | null = null) {
      const from = lostAt ?? since
      const gap = facts.wasLive && from !== null && !resumed ? { from, to: at } : null
      facts.subscribed = facts.wasLive = true
      facts.error = lostAt = null
      trouble.live()
      for (const observer of observers) bus.guard(() => observer.live?.(gap))
      refresh({ gap: gap ?? draft.gap })
    },
    /** Every channel is asked for again on a new connection, so an old refusal no longer holds. */
    connected() {
      facts.error = trouble.final
      trouble.askedAnew()
      refresh()
    },
    lost(at: number) {
      if (facts.subscribed) {
        facts.subscribed = false
        lostAt ??= at
      }
      refresh()
    },
    refused(error: ChannelKitError) {
      facts.error = error
      trouble.refused(error)
      refresh()
    },
    /** Whether it is worth another attempt; then the old refusal is forgotten. */
    retries(): boolean {
      if (trouble.final || facts.subscribed || !draft.error) return false
      facts.error = null
      return true
    },
  }
}
