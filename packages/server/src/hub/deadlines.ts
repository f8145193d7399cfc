import type { HubClock } from './options.ts'

/** A deadline may be late by this much, in ms, or by a part of its time where that is less. */
const GRAIN = 1000
const PART = 16

interface Slot<T> {
  readonly due: Set<T>
  readonly timer: unknown
}

/**
 * Deadlines of thousands, none of which needs to be kept to the millisecond: all that end within the same second share a timer,
 * which weighs less than one each.
 */
export class Deadlines<T> {
  readonly #clock: HubClock
  readonly #onDue: (one: T) => void
  readonly #slots = new Map<number, Slot<T>>()

  /** @param onDue told of each when its time is over; it is forgotten by then */
  constructor(clock: HubClock, onDue: (one: T) => void) {
    this.#clock = clock
    this.#onDue = onDue
  }

  /**
   * @param ms from now
   * @returns when it will be told, by the monotonic clock in ms: `drop` wants to know it
   */
  add(one: T, ms: number): number {
    const grain = Math.max(1, Math.min(GRAIN, Math.floor(ms / PART)))
    const now = this.#clock.monotonic()
    const at = Math.ceil((now + ms) / grain) * grain
    const slot = this.#slots.get(at)
    if (slot) slot.due.add(one)
    else
      this.#slots.set(at, {
        due: new Set([one]),
        timer: this.#clock.setTimeout(() => this.#end(at), at - now),
      })
    return at
  }

  /** Takes it back. */
  drop(one: T, at: number): void {
    const slot = this.#slots.get(at)
    if (!slot?.due.delete(one) || slot.due.size > 0) return
    this.#clock.clearTimeout(slot.timer)
    this.#slots.delete(at)
  }

  #end(at: number) {
    const slot = this.#slots.get(at)
    this.#slots.delete(at)
    for (const one of slot?.due ?? []) this.#onDue(one)
  }
}
