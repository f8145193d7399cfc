import { fieldsOf } from '../fields.ts'

/** The client event that they are spoken by. */
export const REACTION_EVENT = 'client-reaction'

/** How often each emoji. */
export type Counts = Readonly<Record<string, number>>

/** What somebody reacted with by now, and not what is new: so it may come twice, and heals what was lost. */
export interface Reacted {
  readonly by: string
  /** Grows with each change of theirs. */
  readonly version: number
  readonly counts: Counts
}

/** What strangers say of reactions: somebody asks, says what is theirs, or tells a newcomer of all. */
export type ReactionMessage =
  | { readonly ask: true }
  /** `was` is what they had said before: for whoever has it in a sum, without knowing whose it is. */
  | (Reacted & { readonly was: Counts })
  /** `rest` is of people who are not named. */
  | { readonly all: readonly Reacted[]; readonly rest: Counts }

/** What is read of strangers. */
export interface ReactionBounds {
  /** All others are nothing. */
  readonly emoji: readonly string[]
  /** How often one person may react with one emoji. */
  readonly most: number
}

const MOST_NAMED = 1000
const LONGEST_NAME = 200
const MOST_VERSION = 2 ** 50
/** What others tell of somebody leaves them room to say more. */
const MOST_TOLD = 2 ** 40
/** Of all together, by a server or by who tells. */
const MOST_IN_ALL = 1e9

const isCount = (value: unknown, most: number): value is number =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= most

/** Reads how often each emoji; what is none of those, or no number, is left out. */
export function readCounts(raw: unknown, { emoji }: ReactionBounds, most = MOST_IN_ALL): Counts {
  const given = fieldsOf(raw)
  const found = emoji.filter((one) => Object.hasOwn(given, one) && isCount(given[one], MOST_IN_ALL))
  return Object.fromEntries(found.map((one) => [one, Math.min(most, given[one] as number)]))
}

function readReacted(raw: unknown, bounds: ReactionBounds, newest: number): Reacted | null {
  const { by, version, counts } = fieldsOf(raw)
  if (typeof by !== 'string' || by === '' || by.length > LONGEST_NAME) return null
  if (!isCount(version, newest)) return null
  return { by, version, counts: readCounts(counts, bounds, bounds.most) }
}

/** Null if it is about something else, or makes no sense. */
export function readReaction(
  raw: unknown,
  about: string | undefined,
  bounds: ReactionBounds,
): ReactionMessage | null {
  const data = fieldsOf(raw)
  if (data.about !== about) return null
  if (data.ask === true) return { ask: true }
  if (Array.isArray(data.all)) {
    const all = data.all.slice(0, MOST_NAMED).map((one) => readReacted(one, bounds, MOST_TOLD))
    return { all: all.filter((one) => one !== null), rest: readCounts(data.rest, bounds) }
  }
  const reacted = readReacted(data, bounds, MOST_VERSION)
  return reacted && { ...reacted, was: readCounts(data.was, bounds, bounds.most) }
}
