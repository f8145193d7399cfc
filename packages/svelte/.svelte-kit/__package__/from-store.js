import { shallowEqual } from '@channelkit/core'
import { createSubscriber } from 'svelte/reactivity'
import { toStore } from 'svelte/store'
import { effect } from './effect.svelte.js'
/** The value of either. */
export const get = (value) => (typeof value === 'function' ? value() : value)
/**
 * The only door between stores and Svelte: the snapshot of whichever store the getter gives, for as long as the
 * component lives.
 */
export function fromStore(source, { select, equal = shallowEqual } = {}) {
  const trackers = new WeakMap()
  let last
  function track(store) {
    let tracker = trackers.get(store)
    if (!tracker) {
      tracker = createSubscriber((update) => store.subscribe(update))
      trackers.set(store, tracker)
    }
    tracker()
  }
  function choose(of) {
    if (!select) return of
    if (last && last.of === of) return last.selected
    const next = select(of)
    const selected = last && equal(last.selected, next) ? last.selected : next
    last = { of, selected }
    return selected
  }
  // Whether or not anything reads it, the component uses it.
  effect(() => source().subscribe(() => {}))
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
/** The same with more on it; `current` stays alive, as it would not in a spread. */
export const extend = (live, more) => Object.assign(live, more)
