import { type ClientChannelName, type Off, type Shared, shared } from '@channelkit/core'
import type { Writable } from 'svelte/store'
import { fromStore, get, type MaybeGetter } from './from-store.ts'
import { useChannelKit } from './kit.ts'

export interface UseSharedResult<T> extends Writable<T> {
  current: T
}

/**
 * A small value that everyone on a channel shares; the last writer wins. Write `current`, or use it as a store.
 *
 * @example
 * const slide = useShared('presence-talk', 'slide', 1)
 * <button onclick={() => slide.current++}>{$slide}</button>
 */
export function useShared<T, Name extends ClientChannelName = ClientChannelName>(
  name: MaybeGetter<Name | Off>,
  key: MaybeGetter<string>,
  initial: T,
): UseSharedResult<T> {
  const kit = useChannelKit()
  const store = (): Shared<T> => shared(kit, get(name), get(key), initial)
  const shown = fromStore(store)
  const set = (next: T) => store().set(() => next)
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
