import type { Fields } from './fields.ts'

/** How often a client wants the events of one name: at most so many a second of each key. */
export interface Term {
  readonly event: string
  /** The payload's field with the key; null where all are of one. */
  readonly by: string | null
  /** Events a second. */
  readonly rate: number
  /** Whether a payload says only what changed. */
  readonly merge: boolean
}

/** How many a client may have on a channel. */
const MOST = 20
const LONGEST = 200
/** Events a second; fewer would keep what waits for minutes. */
const [LEAST_RATE, MOST_RATE] = [0.01, 1000]

const isText = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= LONGEST

function termOf(value: unknown): Term | undefined {
  const { event, by = null, rate, merge = false } = (value ?? {}) as Fields
  const fits = isText(event) && (by === null || isText(by)) && typeof merge === 'boolean'
  if (!fits || typeof rate !== 'number' || !(rate >= LEAST_RATE && rate <= MOST_RATE)) return undefined
  return { event, by, rate, merge }
}

/** What of a client's list can be kept to, one for each event. */
export function termsOf(list: readonly unknown[]): Term[] {
  const terms = new Map<string, Term>()
  for (const value of list.slice(0, MOST)) {
    const term = termOf(value)
    if (term && !terms.has(term.event)) terms.set(term.event, term)
  }
  return [...terms.values()]
}
