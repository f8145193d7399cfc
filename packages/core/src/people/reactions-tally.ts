import type { Counts, Reacted } from './reactions-message.ts'

interface Writer {
  readonly version: number
  readonly counts: Counts
  /** Others told it of them, or they may have said something since that was not heard. */
  readonly hearsay: boolean
}

/** Counts reactions over people, each by what they said last. */
export interface Tally {
  /** One's own. */
  readonly mine: Writer
  /** What there is by now. */
  counts(): Counts
  /** Reacts oneself. @returns whether anything changed */
  press(emoji: string): boolean
  /** What somebody says of themselves. @returns what is new of it */
  hear(said: Reacted & { readonly was: Counts }, who: string): Counts
  /** What somebody tells of all. */
  learn(all: readonly Reacted[], rest: Counts): void
  /** What a server knows counts more than what was heard. @param mine what of one's own is in it */
  set(counts: Counts, mine: Counts): void
  /** The line was lost: what they said may be old. */
  doubt(): void
  /** All of it, for a newcomer, as far as it has room. */
  summary(): { readonly all: readonly Reacted[]; readonly rest: Counts }
  /** Whether nothing would be new to who heard these. */
  isIn(all: readonly Reacted[]): boolean
}

export interface TallyOptions {
  readonly emoji: readonly string[]
  /** Each emoji once by each person, and taken back by pressing it again. */
  readonly toggle: boolean
  /** Who oneself is by now. */
  me(): string
}

/** Of so many people each is known; more are counted without knowing whose is what. */
const MOST_WRITERS = 5000
/** How much of a client event a summary takes, in characters: that may be three times as many bytes. */
const ROOM = 3000
const MINE = ''
const NOTHING: Writer = { version: 0, counts: {}, hearsay: false }

export function createTally({ emoji, toggle, me }: TallyOptions): Tally {
  const writers = new Map<string, Writer>()
  /** What is not known by person. */
  let base: Record<string, number> = {}
  /** Whether there is anything in it of people who may still say more. */
  let isKnown = false
  /** Whether a server told it: what others tell is in it. */
  let isStored = false

  const nameOf = (who: string) => (who === me() ? MINE : who)
  const sumOf = (one: string) => {
    let sum = base[one] ?? 0
    for (const { counts } of writers.values()) sum += counts[one] ?? 0
    return sum
  }
  const mine = () => writers.get(MINE) ?? NOTHING
  const nonzero = (counts: (one: string) => number): Counts =>
    Object.fromEntries(emoji.map((one) => [one, counts(one)] as const).filter(([, count]) => count > 0))

  return {
    get mine() {
      return mine()
    },
    counts: () => nonzero(sumOf),
    press(one) {
      if (!emoji.includes(one)) return false
      const { version, counts } = mine()
      const before = counts[one] ?? 0
      writers.set(MINE, {
        version: version + 1,
        counts: { ...counts, [one]: toggle ? 1 - before : before + 1 },
        hearsay: false,
      })
      return true
    },
    hear({ version, counts, was }, who) {
      const name = nameOf(who)
      const known = writers.get(name)
      // What they say themselves counts more than what others told of them.
      if (known && version < known.version && !(known.hearsay && name !== MINE)) return {}
      const before = known?.counts ?? was
      if (!known && (isKnown || writers.size >= MOST_WRITERS))
        for (const one of emoji) base[one] = (base[one] ?? 0) - (was[one] ?? 0)
      if (known || writers.size < MOST_WRITERS) writers.set(name, { version, counts, hearsay: false })
      else for (const one of emoji) base[one] = (base[one] ?? 0) + (counts[one] ?? 0)
      return nonzero((one) => (counts[one] ?? 0) - (before[one] ?? 0))
    },
    learn(all, rest) {
      if (isStored) return
      const named = new Set<string>()
      for (const { by, version, counts } of all) {
        const name = nameOf(by)
        named.add(name)
        const known = writers.get(name)
        if (known ? version <= known.version : writers.size >= MOST_WRITERS) continue
        writers.set(name, { version, counts, hearsay: true })
      }
      for (const one of emoji) {
        let others = rest[one] ?? 0
        if (others === 0) continue
        for (const [name, { counts }] of writers) if (!named.has(name)) others -= counts[one] ?? 0
        base[one] = Math.max(base[one] ?? 0, others)
        isKnown = true
      }
    },
    set(counts, own) {
      // What each of the others said is in it; what they say next tells what that was.
      const self = writers.get(MINE) ?? { version: 1, counts: own, hearsay: false }
      writers.clear()
      writers.set(MINE, self)
      isKnown = isStored = true
      base = Object.fromEntries(emoji.map((one) => [one, (counts[one] ?? 0) - (own[one] ?? 0)]))
    },
    doubt() {
      for (const [name, writer] of writers) if (name !== MINE) writers.set(name, { ...writer, hearsay: true })
    },
    summary() {
      const all: Reacted[] = []
      const rest: Record<string, number> = { ...base }
      let room = ROOM
      for (const [name, { version, counts }] of writers) {
        const one = { by: name === MINE ? me() : name, version, counts }
        room -= JSON.stringify(one).length
        if (room > 0) all.push(one)
        else for (const emoji in counts) rest[emoji] = (rest[emoji] ?? 0) + counts[emoji]!
      }
      return { all, rest: nonzero((one) => rest[one] ?? 0) }
    },
    isIn(all) {
      const said = new Map(all.map(({ by, version }) => [nameOf(by), version]))
      return [...writers].every(([name, { version }]) => (said.get(name) ?? -1) >= version)
    },
  }
}
