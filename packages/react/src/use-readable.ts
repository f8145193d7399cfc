import type { Readable } from '@channelkit/core'
import { type Selection, useStore } from './use-store.ts'

/**
 * What a store of `@channelkit/core` shows that was made outside of components, or what is picked of it.
 *
 * @param store the same one with each render
 * @example
 * const rows = useReadable(quotes)
 * const size = useReadable(quotes, { select: (rows) => rows.size })
 */
export function useReadable<T, Selected = T>(
  store: Readable<T>,
  selection?: Selection<T, Selected>,
): Selected {
  return useStore(store, selection)
}
