import { type Readable, shallowEqual } from '@channelkit/core'
import { useRef, useSyncExternalStore } from 'react'
import { useSubscribe } from './use-holder.ts'

/** Picks a part of a snapshot; the component renders again only when that part changes. */
export interface Selection<T, Selected> {
  /** May be an inline function. */
  select?: (snapshot: T) => Selected
  /** Whether two selections are the same. Default: shallow equality. */
  equal?: (a: Selected, b: Selected) => boolean
}

/**
 * The only door between stores and React: every hook goes through it.
 *
 * @param component the name of one of ours, for devtools
 */
export function useStore<T, Selected = T>(
  store: Readable<T>,
  { select, equal = shallowEqual }: Selection<T, Selected> = {},
  component?: string,
): Selected {
  const last = useRef<{ snapshot: T; select: unknown; selected: Selected } | null>(null)
  const choose = (snapshot: T): Selected => {
    if (!select) return snapshot as unknown as Selected
    const before = last.current
    if (before && before.snapshot === snapshot && before.select === select) return before.selected
    const next = select(snapshot)
    const selected = before && equal(before.selected, next) ? before.selected : next
    last.current = { snapshot, select, selected }
    return selected
  }
  return useSyncExternalStore(
    useSubscribe(store, component),
    () => choose(store.getSnapshot()),
    () => choose(store.getInitialSnapshot()),
  )
}
