import { type ClientChannelName, type Off, shared } from '@channelkit/core'
import { computed, type MaybeRefOrGetter, toValue, type WritableComputedRef } from 'vue'
import { fromStore } from './from-store.ts'
import { useChannelKit } from './kit.ts'

/**
 * A small value that everyone on a channel shares, as a ref that can be written, `v-model` too; the last writer wins.
 *
 * @example
 * const slide = useShared('presence-talk', 'slide', 1)
 * slide.value++
 */
export function useShared<T, Name extends ClientChannelName = ClientChannelName>(
  name: MaybeRefOrGetter<Name | Off>,
  key: MaybeRefOrGetter<string>,
  initial: T,
): WritableComputedRef<T> {
  const kit = useChannelKit()
  const store = () => shared(kit, toValue(name), toValue(key), initial)
  const shown = fromStore(store)
  return computed({ get: () => shown.value, set: (next) => store().set(() => next) })
}
