import { deepEqual } from '../equal.ts'

/** A value, and its place in the order of all: by Lamport's clock, then by who wrote it. */
export interface Version<T> {
  readonly value: T
  readonly clock: number
  readonly by: string
  /** When the first value of its room was written, in epoch ms: where two rooms meet, the older one goes on. */
  readonly root: number
  /** How many of each writer's changes are in it, who wrote latest last. */
  readonly seen: Readonly<Record<string, number>>
}

export type Change<T> = T | ((value: T) => T)

interface Own<T> {
  readonly change: Change<T>
  /** The how manieth change of this writer it is. */
  readonly n: number
  /** When it was told last; not known any more once the line was lost. */
  toldAt: number | undefined
}

export interface SharedLog<T> {
  /** With what was changed here and not told yet. */
  readonly value: T
  /** The newest that may be told. */
  readonly said: Version<T>
  /** Whether it is known what the others have. */
  readonly agreed: boolean
  /** Changes the value here; true if the others are to be told. */
  set(change: Change<T>): boolean
  /** The line is lost, or new. */
  doubt(): void
  /** Nobody knows better: what was changed meanwhile stands; true if the others are to be told. */
  agree(): boolean
  /** Hears what somebody else has. */
  take(version: Version<T>): Taken
}

export interface Taken {
  /** There is something new to tell. */
  readonly tell: boolean
  /** They know at least as much, so nobody needs to be told by us. */
  readonly informed: boolean
  /** They come of another room, and never hear of this one unless somebody tells. */
  readonly strange: boolean
}

/** How many writers a version remembers: it has to fit a client event. */
const WRITERS = 32
/** For how long somebody may write without hearing of what was written here, in ms: that long a dead line looks alive. */
const UNHEARD = 180_000
const MOST_OWN = 1000

const isFunction = <T>(change: Change<T>): change is (value: T) => T => typeof change === 'function'

function newer(a: Version<unknown>, b: Version<unknown>): boolean {
  if (a.clock === 0 || b.clock === 0) return a.clock > b.clock
  if (a.root !== b.root) return a.root < b.root
  return a.clock > b.clock || (a.clock === b.clock && a.by > b.by)
}

/**
 * One participant's part in a shared value, without any line. All follow the newest version. Of one's own changes, those that
 * it does not have are made again on top of it, if they are functions, and give way, if they are values.
 *
 * @param contain runs a function of the application a second time; what it throws is reported
 */
export function createSharedLog<T>(
  initial: T,
  now: () => number,
  contain: (run: () => void) => void,
): SharedLog<T> {
  /** Nobody before the first change, so that a render leaves nothing to chance. */
  let writer = ''
  let said: Version<T> = { value: initial, clock: 0, by: '', root: 0, seen: {} }
  /** One's own changes, as long as somebody may write who has not heard of them. */
  let own: Own<T>[] = []
  let count = 0
  let value = initial
  let agreed = false

  const known = ({ seen }: Version<T>) => (Object.hasOwn(seen, writer) ? seen[writer]! : 0)
  const missing = () => own.filter(({ n }) => n > known(said))
  const applied = (on: T, change: Change<T>): T => {
    let made = on
    if (!isFunction(change)) made = change
    else
      contain(() => {
        made = change(on)
      })
    return deepEqual(made, on) ? on : made
  }

  /** Makes a version of what is not in any yet. */
  function say(): boolean {
    const fresh = missing()
    value = fresh.reduce((on, { change }) => applied(on, change), said.value)
    if (fresh.length === 0) return false
    if (Object.is(value, said.value)) {
      own = own.filter((one) => !fresh.includes(one))
      return false
    }
    const root = said.clock === 0 ? now() : said.root
    const { [writer]: _, ...others } = said.seen
    const seen = Object.fromEntries([...Object.entries(others), [writer, count]].slice(-WRITERS))
    said = { value, clock: said.clock + 1, by: writer, root, seen }
    for (const one of own) if (fresh.includes(one) || one.toldAt === undefined) one.toldAt = now()
    own = own.filter(({ toldAt }) => toldAt! > now() - UNHEARD).slice(-MOST_OWN)
    return true
  }

  function adopt(version: Version<T>) {
    said = deepEqual(version.value, said.value) ? { ...version, value: said.value } : version
    const blind = missing().findLast(({ change }) => !isFunction(change))
    if (blind) own = own.filter(({ n }) => n > blind.n)
  }

  function agree(): boolean {
    agreed = true
    return say()
  }

  return {
    get value() {
      return value
    },
    get said() {
      return said
    },
    get agreed() {
      return agreed
    },
    set(change) {
      const next = isFunction(change) ? change(value) : change
      // A letter first: names that look like numbers lose their place in an object.
      writer ||= `w${Math.random().toString(36).slice(2, 9)}`
      // A value takes the place of all that was changed before it.
      own = [...(isFunction(change) ? own : []), { change, n: ++count, toldAt: undefined }]
      value = deepEqual(next, value) ? value : next
      return agreed && say()
    },
    doubt() {
      agreed = false
      for (const one of own) one.toldAt = undefined
    },
    agree,
    take(version) {
      const before = { behind: newer(said, version), agreed }
      if (newer(version, said)) adopt(version)
      const news = agree()
      return {
        // Who was away may have what the others never heard of.
        tell: news || (before.behind && !before.agreed),
        informed: !before.behind && !news,
        strange: before.behind && version.clock > 0 && version.root !== said.root,
      }
    },
  }
}
