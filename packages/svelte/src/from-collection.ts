import { type Collection, createFollower } from '@channelkit/core'
import { derived } from './derived.svelte.ts'
import { fromStore, get, type Live, type MaybeGetter } from './from-store.ts'

/**
 * What a collection shows, or what is picked of it, of whichever channel and options there are now.
 *
 * @param channel what `initial` belongs to
 */
export function fromCollection(
  channel: MaybeGetter<unknown>,
  options: MaybeGetter<object | undefined>,
  make: (options: Record<string, unknown>) => Collection<never, never>,
): Live<never> {
  const follow = createFollower()
  // Looked for once, and again when something reactive of it changed.
  const chosen = derived(() => follow(get(channel), get(options), make))
  return fromStore(
    () => chosen()[0],
    () => chosen()[1],
  ) as never
}
