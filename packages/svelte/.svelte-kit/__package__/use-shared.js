import { shared } from '@channelkit/core'
import { fromStore, get } from './from-store.js'
import { useChannelKit } from './kit.js'
/**
 * A small value that everyone on a channel shares; the last writer wins. Write `current`, or use it as a store.
 *
 * @example
 * const slide = useShared('presence-talk', 'slide', 1)
 * <button onclick={() => slide.current++}>{$slide}</button>
 */
export function useShared(name, key, initial) {
  const kit = useChannelKit()
  const store = () => shared(kit, get(name), get(key), initial)
  const shown = fromStore(store)
  const set = (next) => store().set(() => next)
  return {
    get current() {
      return shown.current
    },
    set current(next) {
      set(next)
    },
    subscribe: shown.subscribe,
    set,
    update: (change) => store().set(change),
  }
}
