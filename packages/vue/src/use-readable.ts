import type { Readable } from '@channelkit/core'
import { type MaybeRefOrGetter, type ShallowRef, toValue } from 'vue'
import { fromStore, type Selection } from './from-store.ts'

/**
 * What a store of `@channelkit/core` shows that was made outside of components, or what is picked of it.
 *
 * @example
 * const rows = useReadable(quotes)
 * const size = useReadable(quotes, { select: (rows) => rows.size })
 */
export function useReadable<T, Selected = T>(
  store: MaybeRefOrGetter<Readable<T>>,
  selection?: MaybeRefOrGetter<Selection<T, Selected>>,
): Readonly<ShallowRef<Selected>> {
  return fromStore(() => toValue(store), selection)
}
