import type { HubHappening } from '../hub/index.ts'
import { type Summary, summaryOf } from '../hub/summary.ts'

/** The longest payload that a page is shown, in characters. */
export const LONGEST_DATA = 8192

/** A happening as the debug console shows it: with what was said, as text. */
export type Entry = Summary & {
  /** Grows by one with each. */
  readonly id: number
  /** The payload: the text that was published, or the client's value as JSON. */
  readonly data?: string
  /** Whether `data` is only its beginning. */
  readonly cut?: boolean
  /** What was said of an error or a problem. */
  readonly message?: string
}

export function entryOf(id: number, happening: HubHappening): Entry {
  const summary = summaryOf(happening)
  const message = 'message' in happening ? happening.message : undefined
  const text = 'data' in happening ? textOf(happening.data) : undefined
  if (text === undefined) return { id, ...summary, ...(message !== undefined && { message }) }
  const cut = text.length > LONGEST_DATA
  return { id, ...summary, data: cut ? text.slice(0, LONGEST_DATA) : text, ...(cut && { cut }) }
}

const textOf = (data: unknown): string | undefined => (typeof data === 'string' ? data : JSON.stringify(data))
