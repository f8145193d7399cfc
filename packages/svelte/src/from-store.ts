import { holder, type Readable, shallowEqual } from '@channelkit/core'
import { createSubscriber } from 'svelte/reactivity'
import { type Readable as SvelteStore, toStore } from 'svelte/store'
import { effect } from './effect.svelte.ts'

/** A value, or a function that reads it from reactive state: then the hook follows. */
export type MaybeGetter<T> = T | (() => T)

/** The value of either. */
export const get = <T>(value: MaybeGetter<T>): T =>
  typeof value === 'function' ? (value as () => T)() : (value as T)

/** A value that follows a store: `current` in runes, `$x` as a Svelte store. */
export interface Live<T> extends SvelteStore<T> {
  readonly current: T
}

/** Picks a part of a snapshot; the result changes only when that part does. */
export interface Selection<T, Selected> {
  select?: (snapshot: T) => Selected
  /** Whether two selections are the same. Default: shallow equality. */
  equal?: (a: Selected, b: Selected) => boolean
}

/**
 * The only door between stores and Svelte: the snapshot of whichever store the getter gives, for as long as the
 * component lives.
 *
 * @param component the name of one of ours, for devtools
 */
export function fromStore<T, Selected = T>(
  source: () => Readable<T>,
  selection: MaybeGetter<Selection<T, Selected>> = {},
  component?: string,
): Live<Selected> {
  const hold = holder({ component })
  const trackers = new WeakMap<Readable<T>, () => void>()
  let last: { of: T; select: unknown; selected: Selected } | undefined

  function track(store: Readable<T>) {
    let tracker = trackers.get(store)
    if (!tracker) {
      tracker = createSubscriber((update) => hold(() => store.subscribe(update)))
      trackers.set(store, tracker)
    }
    tracker()
  }

  function choose(of: T): Selected {
    const { select, equal = shallowEqual } = get(selection)
    if (!select) return of as unknown as Selected
    if (last && last.of === of && last.select === select) return last.selected
    const next = select(of)
    const selected = last && equal(last.selected, next) ? last.selected : next
    last = { of, select, selected }
    return selected
  }

  // Whether or not anything reads it, the component uses it.
  effect(() => hold(() => source().subscribe(() => {})))
  const current = () => {
    const store = source()
    track(store)
    return choose(store.getSnapshot())
  }
  return {
    get current() {
      return current()
    },
    subscribe: toStore(current).subscribe,
  }
}

/** The same with more on it; `current` and getters stay alive, as they would not in a spread. */
export const extend = <T, More extends object>(live: Live<T>, more: More): Live<T> & More =>
  Object.defineProperties(live, Object.getOwnPropertyDescriptors(more)) as Live<T> & More
