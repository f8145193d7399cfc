import type { ChannelKit, Readable } from '@channelkit/core'

/**
 * Waits until a store shows something.
 *
 * @param look what is wanted of a snapshot; `undefined` for not yet
 * @param ms how long at most; then `null`
 */
export function until<T, Wanted>(
  { internals: { clock } }: ChannelKit,
  store: Readable<T>,
  look: (snapshot: T) => Wanted | undefined,
  ms: number,
  signal?: AbortSignal,
): Promise<Wanted | null> {
  return new Promise((resolve) => {
    let leave = () => {}
    const end = (found: Wanted | null) => {
      leave()
      clock.clearTimeout(timer)
      signal?.removeEventListener('abort', aborted)
      resolve(found)
    }
    const aborted = () => end(null)
    const timer = clock.setTimeout(() => end(null), ms)
    const see = () => {
      const found = look(store.getSnapshot())
      if (found !== undefined) end(found)
    }
    leave = store.subscribe(see)
    signal?.addEventListener('abort', aborted, { once: true })
    if (signal?.aborted) aborted()
    else see()
  })
}
