import { hasOwnKeys, mountedRows, rowOfKey, scrollTo, visibleRows } from '../shared/rows.ts'
import type { Handlers, Use } from '../view/index.ts'
import { use } from '../view/index.ts'
import { listElement } from './list-element.ts'
import type { RowKey, RowsMemory, RowsState } from './state.ts'

/** One row that must be in the page. */
export interface ListedRow<Item> {
  readonly item: Item
  readonly key: RowKey
  readonly index: number
  /** How far from the top it begins, in px. */
  readonly place: number
  /** Whether it is unfolded. */
  readonly open: boolean
  /** The one row that Tab comes to. */
  readonly active: boolean
  /** Unfolds it, or folds it again. */
  toggle(): void
  /** Which row of how many it is. */
  readonly attributes: Pick<Handlers<HTMLElement>, 'onfocusin'> & {
    readonly 'aria-setsize': number
    readonly 'aria-posinset': number
  }
}

/** A list of which only the rows in sight are in the page. */
export interface RowList<Item> {
  /** All that is listed: what fits the search, or what was there when it was paused. */
  readonly items: readonly Item[]
  /** Those to be in the page. */
  readonly rows: readonly ListedRow<Item>[]
  /** How high all rows are together, in px. */
  readonly length: number
  /** Whether the end is in sight. */
  readonly seesEnd: boolean
  readonly paused: boolean
  search(query: string): void
  /** Keeps what is shown while more comes; nothing where the end is not followed. */
  pause(): void
  resume(): void
  /** For the element that scrolls. */
  readonly attributes: Pick<Handlers<HTMLElement>, 'onkeydown' | 'onfocusin' | 'onfocusout'> & {
    readonly use: Use<HTMLElement>
  }
}

interface ListOptions<Item> {
  /** In px. */
  rowHeight: number
  keyOf(item: Item): RowKey
  /** Those that fit what is searched for. */
  fit(items: readonly Item[], query: string): readonly Item[]
  /** Keeps the end in sight while more comes, until somebody scrolls away, or goes into the list. */
  follow?: boolean
  /** How much higher an unfolded row is, in px. */
  unfold?: number
}

/** A list in a page, with what it remembers. */
interface Kept<Item> {
  readonly state: RowsState<Item>
  set(change: Partial<RowsState<Item>> | ((state: RowsState<Item>) => Partial<RowsState<Item>>)): void
  readonly memory: RowsMemory
}

/**
 * Which rows of a list must be in the page, where each stands, and what its elements are told: the keys that walk it,
 * the one row that Tab comes to, what is paused, unfolded and searched for.
 */
export function rowList<Item>(
  all: readonly Item[],
  { state, set, memory }: Kept<Item>,
  { rowHeight, keyOf, fit, follow = false, unfold = 0 }: ListOptions<Item>,
): RowList<Item> {
  const held = follow ? state.paused : null
  const items = fit(held ?? all, state.query)
  const count = items.length
  const indexOf = (key: RowKey | null) => (key === null ? -1 : items.findIndex((item) => keyOf(item) === key))
  const openAt = indexOf(state.open)
  const extra = openAt < 0 ? 0 : unfold
  const placeOf = (index: number) => index * rowHeight + (index > openAt ? extra : 0)
  const length = count * rowHeight + extra
  const pinned = follow && held === null
  const top = pinned ? Math.max(0, length - state.height) : state.top
  const sight = visibleRows({ top: top - extra, height: state.height + extra }, rowHeight, count)
  const at = indexOf(state.active)
  const tabbable = at >= 0 ? at : follow ? count - 1 : 0

  const pause = () => {
    if (follow) set((before) => (before.paused ? {} : { paused: all, top }))
  }
  const onkeydown: Handlers<HTMLElement>['onkeydown'] = (event) => {
    if (event.defaultPrevented || hasOwnKeys(event.target)) return
    const { height } = state
    const next = rowOfKey(event, tabbable, count, event.currentTarget, { height, rowHeight })
    if (next === undefined) return
    memory.focus = true
    pause()
    scrollTo(event.currentTarget, placeOf(next), placeOf(next) + rowHeight)
    set({ active: keyOf(items[next]!) })
  }
  const row = (index: number): ListedRow<Item> => {
    const item = items[index]!
    const key = keyOf(item)
    const active = index === tabbable
    return {
      item,
      key,
      index,
      place: placeOf(index),
      open: index === openAt,
      active,
      toggle() {
        pause()
        set({ open: index === openAt ? null : key, active: key })
      },
      attributes: {
        'aria-setsize': count,
        'aria-posinset': index + 1,
        onfocusin: () => active || set({ active: key }),
      },
    }
  }

  return {
    items,
    rows: mountedRows(sight, at).map(row),
    length,
    seesEnd: sight.to >= count,
    paused: held !== null,
    search(query) {
      if (!follow && memory.element) memory.element.scrollTop = 0
      set({ query, open: null, active: null, ...(follow ? {} : { top: 0 }) })
    },
    pause,
    resume: () => set({ paused: null, open: null, active: null }),
    attributes: {
      onkeydown,
      ...(follow && { onfocusin: pause }),
      onfocusout() {
        memory.focus = false
      },
      use: use(listElement, {
        memory,
        rowHeight,
        pinned,
        length,
        reveal: openAt < 0 ? undefined : { from: openAt * rowHeight, to: (openAt + 1) * rowHeight + extra },
        see: set,
        unpin: pause,
        repin: () => set(({ open, active }) => (open === null && active === null ? { paused: null } : {})),
        focus: memory.focus && at >= 0 ? at + 1 : undefined,
      }),
    },
  }
}
