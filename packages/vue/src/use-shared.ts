import {
  type ChannelKitError,
  type ChannelStatus,
  type ClientChannelName,
  type Off,
  type Shared,
  shared,
} from '@channelkit/core'
import { type ComputedRef, computed, type MaybeRefOrGetter, toValue, type WritableComputedRef } from 'vue'
import { fromStore } from './from-store.ts'
import { useChannelKit } from './kit.ts'

/** A ref that can be written, and what is known of it. */
export type UseSharedResult<T> = WritableComputedRef<T> & {
  /** Whether it is what the others have. */
  readonly synced: ComputedRef<boolean>
  readonly status: ComputedRef<ChannelStatus>
  readonly error: ComputedRef<ChannelKitError | null>
  /** Changes it by a function, which is called again on what the others have if that is something else. */
  readonly set: Shared<T>['set']
}

/**
 * A small value that everyone on a channel shares, as a ref that can be written, `v-model` too; the last writer wins. Until
 * `synced` it is not known what the others have: show that, rather than `initial` as if it were theirs.
 *
 * @example
 * const slide = useShared('presence-talk', 'slide', 1)
 * const { synced, set } = slide
 * set((n) => n + 1)
 */
export function useShared<T, Name extends ClientChannelName = ClientChannelName>(
  name: MaybeRefOrGetter<Name | Off>,
  key: MaybeRefOrGetter<string>,
  initial: T,
): UseSharedResult<T> {
  const kit = useChannelKit()
  const store = () => shared(kit, toValue(name), toValue(key), initial)
  const shown = fromStore(store)
  const value = computed({ get: () => shown.value.value, set: (next) => store().set(next) })
  return Object.assign(value, {
    synced: computed(() => shown.value.synced),
    status: computed(() => shown.value.status),
    error: computed(() => shown.value.error),
    set: (next: T | ((value: T) => T)) => store().set(next),
  })
}
