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

/** The last so many events are enough, however many there were. */
export interface LastNeed {
  readonly last: number
}

/** Numbers are enough: of the payload, or of each where it is a list. */
export interface PointsNeed {
  /** The field with the time; null where it is that of the arrival. */
  readonly x: string | null
  readonly fields: readonly string[]
  /** How many points are enough, the newest. */
  readonly most: number
}

/** Of who came and went what became of it is enough. */
export interface PeopleNeed {
  /** How long whoever left is still there, in ms. */
  readonly leaveAfter: number
}

/** What of the events of one name is enough for a store, as plain data: what is left out it does not miss. */
export type Need = Term | LastNeed | PointsNeed | PeopleNeed

/** Stands for an event where something is said of who comes and goes: no event has no name. */
export const MEMBERS = ''

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

/** Those of which a newer one may take the place of one before it, as often as wanted; without a rate however often they come. */
export const termOf = (by: string | null, merge: boolean, rate = Number.POSITIVE_INFINITY): Term => ({
  by,
  merge,
  rate,
})

/**
 * What serves all of them: who wants all events gets them, and so does everybody who can't be served by the same ones.
 *
 * @param wanted null where all events are wanted
 */
export function joined(wanted: readonly (Need | null)[]): Need | null {
  const [first = null, ...rest] = wanted
  return rest.reduce(both, first)
}

function both(a: Need | null, b: Need | null): Need | null {
  if (!a || !b) return null
  if ('by' in a) return 'by' in b && a.by === b.by && a.merge === b.merge ? (b.rate > a.rate ? b : a) : null
  if ('last' in a) return 'last' in b ? (b.last > a.last ? b : a) : null
  if ('leaveAfter' in a) return 'leaveAfter' in b && a.leaveAfter === b.leaveAfter ? a : null
  if (!('fields' in b) || a.x !== b.x) return null
  const more = b.fields.filter((field) => !a.fields.includes(field))
  if (more.length === 0 && a.most >= b.most) return a
  return { x: a.x, fields: [...a.fields, ...more], most: Math.max(a.most, b.most) }
}

export const sameNeed = (a: Need | null, b: Need | null): boolean =>
  a === b || (!!a && !!b && JSON.stringify(a) === JSON.stringify(b))

/** Whether whoever needs the one misses nothing where there is only what is enough for the other. */
export const isEnough = (told: Need, needed: Need | null): boolean => sameNeed(joined([told, needed]), told)

/** Whether what is held to one needs nothing more for the other. */
export const serves = (told: Term | undefined, wanted: Term | null): boolean =>
  !!told && !!wanted && told.by === wanted.by && told.merge === wanted.merge && told.rate <= wanted.rate
