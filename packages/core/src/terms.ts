import { ChannelKitError } from './errors.ts'

/** How often somebody wants the events of one name: at most so many a second of each key. Plain data. */
export interface Term {
  /** The payload's field with the key; null where all are of one. */
  readonly by: string | null
  /** Events a second; infinite where only the newest counts, however often it comes. */
  readonly rate: number
  /** Whether a payload says only what changed. */
  readonly merge: boolean
}

/** Fewer a second would hold things back for minutes, and more nobody sees. */
const [LEAST, MOST] = [0.01, 1000]

/** @throws ChannelKitError `invalid-options` */
export function rateOf(maxRate: unknown): number {
  if (typeof maxRate === 'number' && maxRate >= LEAST && maxRate <= MOST) return maxRate
  throw new ChannelKitError(
    'invalid-options',
    `maxRate must be a number of updates a second from ${LEAST} to ${MOST}, not ${typeof maxRate === 'string' ? JSON.stringify(maxRate) : String(maxRate)}.`,
  )
}

/**
 * What serves all of them: who wants all events gets them, and so does everybody who can't be served by the same ones.
 *
 * @param wanted null where all events are wanted
 */
export function joined(wanted: readonly (Term | null)[]): Term | null {
  const [first, ...rest] = wanted
  let term = first ?? null
  for (const one of rest) {
    if (!term || one?.by !== term.by || one.merge !== term.merge) return null
    if (one.rate > term.rate) term = one
  }
  return term
}

export const sameTerm = (a: Term | null, b: Term | null): boolean =>
  a === b || (!!a && !!b && a.by === b.by && a.rate === b.rate && a.merge === b.merge)

/** Whether what is held to one needs nothing more for the other. */
export const serves = (told: Term | undefined, wanted: Term | null): boolean =>
  !!told && !!wanted && told.by === wanted.by && told.merge === wanted.merge && told.rate <= wanted.rate
