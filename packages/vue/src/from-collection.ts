import { type Collection, createFollower } from '@channelkit/core'
import { computed, type MaybeRefOrGetter, type ShallowRef, toValue } from 'vue'
import { fromStore } from './from-store.ts'

/**
 * What a collection shows, or what is picked of it, of whichever channel and options there are now.
 *
 * @param channel what `initial` belongs to
 */
export function fromCollection(
  channel: MaybeRefOrGetter<unknown>,
  options: MaybeRefOrGetter<object | undefined>,
  make: (options: Record<string, unknown>) => Collection<never, never>,
): Readonly<ShallowRef<never>> {
  const follow = createFollower()
  // Looked for once, and again when something reactive of it changed.
  const chosen = computed(() => follow(toValue(channel), toValue(options), make))
  return fromStore(
    () => chosen.value[0],
    () => chosen.value[1],
  ) as never
}
