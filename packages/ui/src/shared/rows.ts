import { followFocus, isFocusLost, type Mounted } from '../view/index.ts'
import { observeSize } from './host.ts'

/** Which rows of a long list are in the page: from `from` up to, but without, `to`. */
export interface RowRange {
  readonly from: number
  readonly to: number
}

/** How far a list is scrolled and how much of it one sees, in px. */
export interface Viewport {
  readonly top: number
  readonly height: number
}

/** Rows kept above and below what one sees, so that a quick scroll shows no holes. */
const SPARE = 4

/** The rows that must be in the page, of rows of one height. */
export function visibleRows({ top, height }: Viewport, rowHeight: number, count: number): RowRange {
  const from = Math.min(Math.max(0, Math.floor(top / rowHeight) - SPARE), Math.max(0, count - 1))
  return { from, to: Math.min(count, Math.ceil((top + height) / rowHeight) + SPARE) }
}

/** Where a key moves to in a list; undefined for a key that moves nowhere. */
export function moved(key: string, at: number, count: number, page: number): number | undefined {
  const to = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: count - 1,
  }[key]
  return to === undefined ? undefined : Math.min(Math.max(0, to), count - 1)
}

export interface ScrollerOptions {
  rowHeight: number
  /** Told when other rows come into sight. */
  see(viewport: Viewport): void
  /** Kept at the end while more comes. */
  pinned?: boolean
  /** One scrolled away from the end while pinned to it, or came back to it. */
  unpin?(): void
  repin?(): void
  /** How long all is, so that the end is known to have moved, in px. */
  length?: number
  /** The row that gets the focus as soon as it is rendered, as its `aria-posinset`. */
  focus?: number
  /** A stretch that was unfolded, in px from the top: it is brought into sight once. */
  reveal?: { readonly from: number; readonly to: number }
}

/** Watches a list that scrolls: which rows are in sight. */
export function scroller(element: HTMLElement, given: ScrollerOptions): Mounted<ScrollerOptions> {
  let options = given
  let seen = { row: -1, height: -1 }
  let pinnedTop = 0
  // Whoever just scrolled away is not pulled back before that is rendered.
  let away = false
  let ended = true
  // The row that has the focus, what in it, and its place; and the place whose row gets it once it is in the page.
  let focused: { row: HTMLElement; part: string | undefined; place: number } | null = null
  let wanted: number | null = null
  const hasFocus = () => element.contains(element.ownerDocument.activeElement)
  const stopFocus = followFocus(element, (target) => {
    const row = target?.closest<HTMLElement>('[aria-posinset]')
    focused = row ? { row, part: target?.dataset.part, place: placeOf(row) } : null
  })
  /** A row that had the focus is gone: the one that stands there now gets it, or the last one. */
  function settleFocus() {
    if (focused && !focused.row.isConnected && isFocusLost(element.ownerDocument)) wanted = focused.place
    else if (focused?.row.isConnected) focused.place = placeOf(focused.row)
    if (wanted === null || !isFocusLost(element.ownerDocument)) return
    const rows = [...element.querySelectorAll<HTMLElement>('[aria-posinset]')]
    const place = Math.min(wanted, Number(rows[0]?.getAttribute('aria-setsize')))
    const row = rows.find((one) => placeOf(one) === place)
    const same = focused?.part && row?.querySelector<HTMLElement>(`[data-part="${focused.part}"]`)
    const target = same || focusable(row ?? null)
    if (target) {
      wanted = null
      target.focus({ preventScroll: true })
    } else if (rows.length > 0) scrollToRow(element, place - 1, options.rowHeight)
    else wanted = null
  }
  function look() {
    const { scrollTop: top, clientHeight: height, scrollHeight } = element
    const atEnd = top + height >= scrollHeight - 2
    away = options.pinned === true && !atEnd && (away || top < pinnedTop - 2)
    if (away) options.unpin?.()
    // Whoever reads a row is not taken away from it.
    else if (!options.pinned && atEnd && !ended && !hasFocus()) options.repin?.()
    ended = atEnd
    const row = Math.floor(top / options.rowHeight)
    if (row === seen.row && height === seen.height) return
    seen = { row, height }
    options.see({ top, height })
  }
  const pin = () => {
    if (!options.pinned || away) return
    element.scrollTop = element.scrollHeight
    pinnedTop = element.scrollTop
  }
  let height = element.clientHeight
  const stopSize = observeSize(element, () => {
    if (element.clientHeight !== height) pin()
    height = element.clientHeight
    look()
  })
  element.addEventListener('scroll', look, { passive: true })
  pin()
  return {
    update(next) {
      if (!next.pinned) away = false
      const { from, to } = next.reveal ?? {}
      const unfolded = from !== options.reveal?.from || to !== options.reveal?.to
      const grown = next.length !== options.length || next.pinned !== options.pinned
      options = next
      if (grown) pin()
      if (unfolded && next.reveal) scrollTo(element, next.reveal.from, next.reveal.to)
      if (next.focus !== undefined)
        focusable(element.querySelector(`[aria-posinset="${next.focus}"]`))?.focus({ preventScroll: true })
      settleFocus()
    },
    destroy() {
      stopSize()
      stopFocus()
      element.removeEventListener('scroll', look)
    },
  }
}

const placeOf = (row: HTMLElement) => Number(row.getAttribute('aria-posinset'))

const focusable = (row: HTMLElement | null): HTMLElement | null | undefined =>
  row?.hasAttribute('tabindex') ? row : row?.querySelector<HTMLElement>('[tabindex], button')

/** The rows to be in the page: those in sight, and the active one wherever it is, so that it keeps the focus. */
export function mountedRows({ from, to }: RowRange, active: number): number[] {
  const indexes = Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i)
  if (active >= 0 && (active < from || active >= to)) indexes.push(active)
  return indexes
}

/**
 * The row that a key leads to from another; undefined where the key is none of the list's, or nothing is there.
 *
 * @param list what scrolls. Keys may come before its size was told: it is asked itself, and `height` counts where nothing is laid out
 */
export function rowOfKey(
  event: Pick<KeyboardEvent, 'key' | 'preventDefault'>,
  at: number,
  length: number,
  list: Pick<Element, 'clientHeight'>,
  { height, rowHeight }: { height: number; rowHeight: number },
): number | undefined {
  const page = Math.max(1, Math.floor((list.clientHeight || height) / rowHeight) - 1)
  const next = moved(event.key, at, length, page)
  if (next === undefined || length === 0) return undefined
  event.preventDefault()
  return next
}

/** Scrolls just as far as a row needs to be seen. */
export function scrollToRow(list: HTMLElement, index: number, rowHeight: number): void {
  scrollTo(list, index * rowHeight, (index + 1) * rowHeight)
}

/** Whether keys are for what is in a row rather than for the list: one writes there, or scrolls what is unfolded. */
export const hasOwnKeys = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('input, textarea, select, [contenteditable], [data-own-keys]') !== null

/** Scrolls just as far as a stretch needs to be seen, in px from the top; from its beginning if it is too long. */
export function scrollTo(list: HTMLElement, from: number, to: number): void {
  const { scrollTop: top, clientHeight: height } = list
  if (from < top || to - from > height) list.scrollTop = from
  else if (to > top + height) list.scrollTop = to - height
}
