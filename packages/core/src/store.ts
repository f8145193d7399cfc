import { createStore } from 'zustand/vanilla'

/**
 * What every ChannelKit store looks like to a binding: three functions, no framework word in them.
 * `getSnapshot` returns the last published value and keeps its identity until something it shows changed.
 */
export interface Readable<T> {
  /**
   * What it shows now. A store runs while somebody listens to it, or holds it by `retain()`: without that it is what was given
   * as `initial`, its status is `idle`, and it shows nothing of events that came before or come meanwhile. What is left for
   * longer than the grace period begins anew, without `initial`.
   */
  getSnapshot(): T
  /** The value before anything arrived: what a server renders and a client hydrates with. */
  getInitialSnapshot(): T
  /** Calls `listener` after each commit that changed the snapshot; returns the way to stop. */
  subscribe(listener: () => void): () => void
}

/** The owner's side of a store. A commit is two steps, so that all stores show the new frame before anyone is told. */
export interface Writable<T> extends Readable<T> {
  stage(next: T): void
  notify(): void
}

/** Runs a callback that belongs to someone else; what it throws is reported, never passed on. */
export type Guard = (run: () => void) => void

/** A store whose owner stages values and notifies; a listener that throws never stops its siblings. */
export function createWritable<T>(initial: T, guard: Guard): Writable<T> {
  const told = createStore<{ value: T }>(() => ({ value: initial }))
  let current = initial
  return {
    getSnapshot: () => current,
    getInitialSnapshot: () => initial,
    stage(next) {
      current = next
    },
    notify() {
      if (!Object.is(told.getState().value, current)) told.setState({ value: current })
    },
    subscribe: (listener) => told.subscribe(() => guard(listener)),
  }
}
