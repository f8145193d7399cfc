import type { PropBag } from '../view/index.ts'
import { rowList } from './row-list.ts'
import type { RowKey, RowsMemory, RowsState } from './state.ts'

/** What a list is to do; what it shows is yours. */
export interface RowsOptions<Item> {
  /** What tells one item from another: an id, which no two of them share. */
  keyOf(item: Item): RowKey
  /** How high a row is, in px; all are of one height. Default 40, also for what is no positive number. */
  rowHeight?: number
  /** The text of an item in which is searched. Without it nothing is found. */
  textOf?: (item: Item) => string
  /**
   * Keeps the end in sight while more comes. Scrolling away from it, or going into the list, pauses that; going back
   * to the end resumes it. Default false.
   */
  follow?: boolean
  /** How much higher a row is that is unfolded, in px. Default 0. */
  unfold?: number
}

/** How a framework names the attributes of elements. */
export interface Spelling {
  /** Of any element. */
  readonly element: object
  /** Of a text field. */
  readonly input: object
  /** Of the element that scrolls. */
  readonly viewport: object
}

/** One row that must be in the page; spread what is named `…Props` on elements of yours. */
export interface Row<Item, S extends Spelling = Spelling> {
  readonly item: Item
  /** For your framework's list. Where the end is followed it stands for a place, so that a stream changes texts and not elements. */
  readonly key: string
  /** Its place among all, from 0. */
  readonly index: number
  /** Whether it is the one that Tab comes to, and keys walk from. */
  readonly active: boolean
  /** Whether it is unfolded. */
  readonly open: boolean
  /** Unfolds it, or folds it again; one row at a time is unfolded. */
  toggle(): void
  /** The row itself: its place on the screen, and for a screen reader among how many. */
  readonly props: S['element']
  /** What of the row takes the focus: the row itself, or a button or link in it. */
  readonly focusProps: S['element']
  /** A button in the row that unfolds it; has what `focusProps` has. */
  readonly toggleProps: S['element']
  /** What is unfolded, if it scrolls: keys there are its own. */
  readonly detailProps: S['element']
}

/** A long list of your own markup: which rows are in the page, and what its elements are told. */
export interface Rows<Item, S extends Spelling = Spelling> {
  /** Those in sight, with some above and below, and the one that has the focus. */
  readonly rows: readonly Row<Item, S>[]
  /** How many there are of those that fit the search. */
  readonly count: number
  /** What is searched for. */
  readonly query: string
  search(query: string): void
  /** Whether it stands still while more comes. */
  readonly paused: boolean
  /** How many came since it was paused, of those that are still among the items. */
  readonly fresh: number
  pause(): void
  resume(): void
  /** The element that scrolls: give it a height. */
  readonly viewportProps: S['viewport']
  /** In it the list, around the rows; give it a name (`aria-label`). */
  readonly listProps: S['element']
  /** A text field that searches. */
  readonly searchProps: S['input']
}

/** A list as it is for one render: all props by their HTML names. */
export type PlainRows<Item> = Rows<Item, PlainSpelling>
interface PlainSpelling {
  element: PropBag<HTMLElement>
  input: PropBag<HTMLInputElement>
  viewport: PropBag<HTMLElement> & Pick<ReturnType<typeof rowList>['attributes'], 'use'>
}

/** What a list remembers between renders. */
export interface OwnMemory<Item> extends RowsMemory {
  fitted: { of: readonly Item[]; query: string; textOf: unknown; items: readonly Item[] } | undefined
}

const ROW = 40

/** What of a list of the application's is in the page, and what its elements are told. */
export function ownRows<Item>(
  items: readonly Item[],
  options: RowsOptions<Item>,
  state: RowsState<Item>,
  set: (change: Partial<RowsState<Item>> | ((state: RowsState<Item>) => Partial<RowsState<Item>>)) => void,
  memory: OwnMemory<Item>,
): PlainRows<Item> {
  const { keyOf, follow = false, unfold = 0, textOf } = options
  const rowHeight = positive(options.rowHeight, ROW)
  const fit = (all: readonly Item[], query: string) => fitting(memory, all, query, textOf)
  const list = rowList(items, { state, set, memory }, { rowHeight, keyOf, fit, follow, unfold })
  const keys = new Set<string>()
  // Two of one key would be an error in most frameworks, and take the page down in some.
  const keyFor = (key: RowKey, index: number) => {
    const own = follow ? `i:${index}` : keys.has(String(key)) ? `${key}#${index}` : String(key)
    keys.add(own)
    return own
  }
  return {
    rows: list.rows.map(({ attributes, place, ...row }) => {
      const focusProps = { tabindex: row.active ? 0 : -1 }
      return {
        ...row,
        key: keyFor(row.key, row.index),
        props: { role: 'listitem', ...attributes, style: placed(place, rowHeight + (row.open ? unfold : 0)) },
        focusProps,
        toggleProps: { ...focusProps, 'aria-expanded': String(row.open) as 'true', onclick: row.toggle },
        detailProps: { tabindex: 0, 'data-own-keys': '' },
      }
    }),
    count: list.items.length,
    query: state.query,
    search: list.search,
    paused: list.paused,
    fresh: list.paused ? freshSince(items, state.paused!, keyOf) : 0,
    pause: list.pause,
    resume: list.resume,
    viewportProps: { ...list.attributes, style: { overflow: 'hidden auto' } },
    listProps: { role: 'list', style: stretched(list.length) },
    searchProps: {
      type: 'search',
      autocomplete: 'off',
      value: state.query,
      oninput: ({ currentTarget }) => list.search(currentTarget.value),
    },
  }
}

const placed = (place: number, height: number) => ({
  position: 'absolute',
  'box-sizing': 'border-box',
  'inset-block-start': `${place}px`,
  'inset-inline': '0',
  'block-size': `${height}px`,
})

/** As high as all rows are, and without what browsers give a list. */
const stretched = (length: number) => ({
  position: 'relative',
  'block-size': `${length}px`,
  margin: '0',
  padding: '0',
  'list-style': 'none',
})

const positive = (value: number | undefined, otherwise: number) =>
  value !== undefined && value > 0 && Number.isFinite(value) ? value : otherwise

/** Those in whose text the words stand; the same list while nothing else is asked for. */
function fitting<Item>(
  memory: OwnMemory<Item>,
  of: readonly Item[],
  query: string,
  textOf: RowsOptions<Item>['textOf'],
): readonly Item[] {
  const wanted = query.trim().toLocaleLowerCase()
  if (!wanted) return of
  const { fitted } = memory
  if (fitted?.of === of && fitted.query === wanted && fitted.textOf === textOf) return fitted.items
  const items = of.filter((item) => textOf?.(item).toLocaleLowerCase().includes(wanted))
  memory.fitted = { of, query: wanted, textOf, items }
  return items
}

/** How many stand after the last one that was seen; all, if it is no longer among them. */
function freshSince<Item>(
  items: readonly Item[],
  seen: readonly Item[],
  keyOf: (item: Item) => RowKey,
): number {
  const last = seen.at(-1)
  if (last === undefined) return items.length
  const key = keyOf(last)
  return items.length - 1 - items.findLastIndex((item) => keyOf(item) === key)
}
