import { ChannelKitError } from '../errors.ts'
import type { KitInternals } from '../kit.ts'
import type { EventMeta } from '../routes.ts'
import type { PastAsk } from '../source/source.ts'

/** How far back: so many events, or the events of so many seconds, or both. A number means events. */
export type Rewind = number | { readonly events?: number; readonly seconds?: number }

/** @throws ChannelKitError `invalid-options` */
export function pastAskOf(rewind: Rewind): PastAsk {
  const { events, seconds } = typeof rewind === 'number' ? { events: rewind, seconds: undefined } : rewind
  const given = [events, seconds].filter((one) => one !== undefined)
  if (given.length === 0 || !given.every((one) => Number.isFinite(one) && one > 0))
    throw new ChannelKitError(
      'invalid-options',
      `rewind must be a number of events above 0, or { events, seconds }, not ${JSON.stringify(rewind)}.`,
    )
  return {
    ...(events !== undefined && { last: Math.ceil(events) }),
    ...(seconds !== undefined && { within: Math.ceil(seconds * 1000) }),
  }
}

/** Lets past events pass before those that come. */
export interface Rewinder {
  /** The channel is live: asks, the first time. */
  live(): void
  /** @param run told up to which number the past had them; what it is given has newer ones */
  pass(meta: EventMeta, run: (after: number) => void): void
  stop(): void
}

/**
 * @param ask without it everything passes
 * @param apply takes a past event, as if it had just come
 */
export function createRewinder(
  internals: Pick<KitInternals, 'channels' | 'bus'>,
  channel: string,
  ask: PastAsk | undefined,
  apply: (data: unknown, meta: EventMeta) => void,
): Rewinder {
  let asked = false
  let stopped = false
  let held: { meta: EventMeta; run: (after: number) => void }[] | null = null

  return {
    live() {
      if (!ask || asked) return
      asked = true
      held = []
      internals.channels.get(channel).past(ask, (past) => {
        if (stopped) return
        const waiting = held ?? []
        held = null
        let last = 0
        for (const meta of past ?? []) {
          last = Math.max(last, meta.serial ?? 0)
          internals.bus.guard(() => apply(meta.data, meta))
        }
        // What came while it was asked for may be in the answer.
        for (const { meta, run } of waiting)
          if (meta.serial === undefined || meta.serial > last) internals.bus.guard(() => run(last))
      })
    },
    pass(meta, run) {
      if (held) held.push({ meta, run })
      else run(-1)
    },
    stop() {
      stopped = true
      held = null
    },
  }
}
