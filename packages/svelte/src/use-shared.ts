import {
  type ChannelKitError,
  type ChannelStatus,
  type ClientChannelName,
  type Off,
  type Shared,
  shared,
} from '@channelkit/core'
import type { Writable } from 'svelte/store'
import { fromStore, get, type MaybeGetter } from './from-store.ts'
import { useChannelKit } from './kit.ts'

export interface UseSharedResult<T> extends Writable<T> {
  current: T
  /** Whether it is what the others have. */
  readonly synced: boolean
  readonly status: ChannelStatus
  readonly error: ChannelKitError | null
}

/**
 * A small value that everyone on a channel shares; the last writer wins. Write `current`, or use it as a store; `update`
 * changes it by a function. Until `synced` it is not known what the others have: show that, rather than `initial` as if it
 * were theirs.
 *
 * @example
 * const slide = useShared('presence-talk', 'slide', 1)
 * <button disabled={!slide.synced} onclick={() => slide.update((n) => n + 1)}>{$slide}</button>
 */
export function useShared<T, Name extends ClientChannelName = ClientChannelName>(
  name: MaybeGetter<Name | Off>,
  key: MaybeGetter<string>,
  initial: T,
): UseSharedResult<T> {
  const kit = useChannelKit()
  const store = (): Shared<T> => shared(kit, get(name), get(key), initial)
  const state = fromStore(store)
  const value = fromStore(store, { select: (snapshot) => snapshot.value, equal: Object.is })
  const set = (next: T) => store().set(next)
  return {
    get current() {
      return value.current
    },
    set current(next) {
      set(next)
    },
    get synced() {
      return state.current.synced
    },
    get status() {
      return state.current.status
    },
    get error() {
      return state.current.error
    },
    subscribe: value.subscribe,
    set,
    update: (change) => store().set(change),
  }
}
