import { type Collection, createFollower } from '@channelkit/core'
import { type MaybeRefOrGetter, type ShallowRef, toValue } from 'vue'
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
  const chosen = () => follow(toValue(channel), toValue(options), make)
  return fromStore(
    () => chosen()[0],
    () => chosen()[1],
  ) as never
}
