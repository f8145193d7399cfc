import type { ChannelKit, Happening } from '@channelkit/core'
import { type Entry, entryOf } from './entry.ts'
import { isFake } from './fake.ts'
import { createRates, type Rates } from './rates.ts'

/** How many entries are kept, and how many letters of payloads. */
const MOST = 2000
const WEIGHT = 8_000_000
/** How many changes of the connection are kept. */
const HISTORY = 100

/** A change of the connection. */
export interface LineChange {
  readonly at: number
  readonly state: string
  readonly why: string | undefined
}

/** What happens to one kit, as far back as memory is given to it. */
export interface Log {
  readonly entries: readonly Entry[]
  /** How many entries there have been; more than there are, once the oldest went. */
  readonly total: number
  readonly history: readonly LineChange[]
  readonly rates: Rates
  /** Names of events by channel, as far as any came. */
  readonly events: ReadonlyMap<string, ReadonlySet<string>>
  /** Whether it listens now. */
  readonly running: boolean
  start(): void
  stop(): void
  clear(): void
}

/**
 * A log over a kit. It costs nothing until it is started, and nothing once it is stopped.
 *
 * @param changed told of everything that happened, perhaps thousands of times a second
 */
export function createLog(kit: ChannelKit, changed: () => void): Log {
  const { bus, frames, watch } = kit.internals
  const rates = createRates()
  const events = new Map<string, Set<string>>()
  let entries: Entry[] = []
  let first = 0
  let weight = 0
  let total = 0
  let history: LineChange[] = []
  let why: string | undefined
  let end: (() => void) | undefined

  function take(happening: Happening) {
    const entry = entryOf(++total, happening, isFake(happening))
    entries.push(entry)
    weight += entry.weight
    while (entries.length - first > MOST || (weight > WEIGHT && entries.length - first > 1)) {
      weight -= entries[first++]!.weight
    }
    // In steps, so that each costs the same.
    if (first > MOST) drop()
    if (entry.sort === 'in' || entry.sort === 'out') rates.add(entry.sort)
    if ('channel' in happening && 'event' in happening) note(happening.channel, happening.event)
    if (happening.type === 'connection-error') why = happening.error.message
    if (happening.type === 'connection') {
      history = [...history, { at: happening.at, state: happening.state, why }].slice(-HISTORY)
      why = undefined
    }
    changed()
  }

  function drop() {
    entries = entries.slice(first)
    first = 0
  }

  /** Strangers can make up names without end. */
  function note(channel: string, event: string) {
    if (events.size >= 200 && !events.has(channel)) return
    const known = events.get(channel) ?? new Set()
    events.set(channel, known)
    if (known.size < 100) known.add(event)
  }

  const committed = (stores: number) => {
    rates.add('commits')
    rates.add('stores', stores)
  }

  return {
    rates,
    events,
    get entries() {
      drop()
      return entries
    },
    get total() {
      return total
    },
    get history() {
      return history
    },
    get running() {
      return end !== undefined
    },
    start() {
      if (end) return
      if (history.length === 0) {
        const { status, since, error } = kit.connection.getSnapshot()
        if (status !== 'idle') history = [{ at: since, state: status, why: error?.message }]
      }
      const untap = bus.tap(take)
      watch(true)
      frames.onCommit.add(committed)
      const timer = setInterval(() => {
        rates.tick()
        changed()
      }, 1000)
      end = () => {
        clearInterval(timer)
        frames.onCommit.delete(committed)
        watch(false)
        untap()
      }
    },
    stop() {
      end?.()
      end = undefined
    },
    clear() {
      entries = []
      first = weight = 0
      changed()
    },
  }
}
