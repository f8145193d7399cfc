import type { Message } from '@channelkit/core'
import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  type Range,
  type VirtualItem,
  Virtualizer,
} from '@tanstack/virtual-core'

/** Which messages are in the page, and where: rows are as high as they are. */
export type ChatRows = Virtualizer<HTMLElement, HTMLElement>

/** How high a message is until it is measured, and how much of the list one sees until it is, in px. */
const ROW = 64
const HEIGHT = 384
/** What is free below the newest, in px. */
const BELOW = 10
/** How far from the end still counts as there, in px. */
export const NEAR_END = 40

interface RowsOptions {
  messages: readonly Message[]
  /** In px, above the first message. */
  above: number
  /** What scrolls, once it is in the page. */
  element(): HTMLElement | null
  /** The message that has the focus or would get it: it stays in the page. */
  active: number
  changed(): void
  /** Whether the end stays in sight. */
  pinned: boolean
  /** It scrolled by itself: rows are of another height than was thought. */
  scrolled(): void
}

/** From how far it follows the end. */
const threshold = (pinned: boolean) => (pinned ? NEAR_END : -1)

const options = ({ messages, above, element, active, changed, pinned, scrolled }: RowsOptions) => ({
  count: messages.length,
  getScrollElement: element,
  estimateSize: () => ROW,
  getItemKey: (index: number) => messages[index]?.key ?? index,
  observeElementOffset,
  // A host without layout has no height: one sees as much as is usual there.
  observeElementRect: (instance: ChatRows, tell: (rect: { width: number; height: number }) => void) =>
    observeElementRect(instance, ({ width, height }) => tell({ width, height: height || HEIGHT })),
  scrollToFn: (...to: Parameters<typeof elementScroll<HTMLElement>>) => {
    elementScroll(...to)
    scrolled()
  },
  initialRect: { width: 0, height: HEIGHT },
  initialOffset: () => Math.max(0, messages.length * ROW - HEIGHT),
  paddingStart: above,
  paddingEnd: BELOW,
  overscan: 6,
  anchorTo: 'end' as const,
  followOnAppend: true,
  scrollEndThreshold: threshold(pinned),
  rangeExtractor: (range: Range) => indexesOf(range, active),
  onChange: changed,
})

/** Those in sight, with some above and below, and the active one wherever it is, so that it keeps the focus. */
function indexesOf(range: Range, active: number): number[] {
  const indexes = defaultRangeExtractor(range)
  if (active < 0 || active >= range.count || indexes.includes(active)) return indexes
  return active < indexes[0]! ? [active, ...indexes] : [...indexes, active]
}

/** Brings the list up to what is to be shown; made with the first. */
export function rowsOf(before: ChatRows | null, given: RowsOptions): ChatRows {
  const next = options(given)
  if (!before) return new Virtualizer(next)
  before.setOptions(next)
  return before
}

/**
 * Leaves the end, at once: what grew in the same frame is measured after somebody scrolled away, who would still be at the end of
 * what was measured before.
 */
export const leaveEnd = (rows: ChatRows): void =>
  rows.setOptions({ ...rows.options, scrollEndThreshold: threshold(false) })

/** A row, and how much of the list is left out above it. */
export interface PlacedRow extends VirtualItem {
  readonly space: number
}

/** The rows to be in the page, one below the other, with the spaces between where some are left out. */
export function placed(rows: ChatRows): { items: readonly PlacedRow[]; rest: number } {
  let end = rows.options.paddingStart
  const items = rows.getVirtualItems().map((item) => {
    const space = Math.max(0, item.start - end)
    end = item.end
    return { ...item, space }
  })
  return { items, rest: Math.max(0, rows.getTotalSize() - end) }
}
