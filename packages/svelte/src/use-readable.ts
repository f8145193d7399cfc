import type { Readable } from '@channelkit/core'
import { fromStore, get, type Live, type MaybeGetter, type Selection } from './from-store.ts'

/**
 * What a store of `@channelkit/core` shows that was made outside of components, or what is picked of it.
 *
 * @example
 * const rows = useReadable(quotes)
 * {rows.current.size}
 */
export function useReadable<T, Selected = T>(
  store: MaybeGetter<Readable<T>>,
  selection?: MaybeGetter<Selection<T, Selected>>,
): Live<Selected> {
  return fromStore(() => get(store), selection)
}
