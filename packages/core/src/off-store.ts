import type { FoldStore } from './fold.ts'

/** A store that shows its initial value and never anything else: what a factory gives for the channel `null`. */
export function offStore<T>(initial: T): FoldStore<T> {
  const nothing = () => () => {}
  return {
    getSnapshot: () => initial,
    getInitialSnapshot: () => initial,
    subscribe: nothing,
    retain: nothing,
    end() {},
  }
}
