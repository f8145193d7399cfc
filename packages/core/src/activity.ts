import type { Bus } from './bus.ts'
import type { Committable, Frames } from './frames.ts'
import type { Happening } from './happening.ts'
import type { Source } from './source/source.ts'
import { createWritable, type Readable } from './store.ts'

/** A happening with its number, counted from the first that was logged. */
export type ActivityEntry = { readonly id: number } & Happening

export interface ActivitySnapshot {
  /** The newest entries, oldest first. */
  readonly entries: readonly ActivityEntry[]
  /** How many happenings of each type there were while somebody watched; `commits` counts frames. */
  readonly counters: Readonly<Record<string, number>>
}

export interface Activity extends Readable<ActivitySnapshot> {
  clear(): void
}

/** How many entries are kept. */
const LIMIT = 500

/**
 * A bounded log of everything: connects, subscribes, events in and out, errors, commits. It watches only while
 * somebody is subscribed to it, and costs nothing otherwise.
 */
export function createActivity(bus: Bus, frames: Frames, source: Pick<Source, 'watch'>): Activity {
  const initial: ActivitySnapshot = { entries: [], counters: {} }
  const store = createWritable(initial, bus.guard)
  let entries: ActivityEntry[] = []
  let counters: Record<string, number> = {}
  let id = 0
  let watchers = 0
  let stop: () => void

  const job: Committable = {
    stage() {
      if (entries.length > LIMIT) entries = entries.slice(-LIMIT)
      store.stage({ entries: [...entries], counters: { ...counters } })
    },
    notify: store.notify,
  }
  const count = (what: string) => {
    counters[what] = (counters[what] ?? 0) + 1
  }

  const committed = () => count('commits')

  function start() {
    const untap = bus.tap((happening) => {
      entries.push({ id: ++id, ...happening })
      // Under load many arrive within a frame: trimmed in steps, so that each costs the same.
      if (entries.length > 2 * LIMIT) entries = entries.slice(-LIMIT)
      count(happening.type)
      frames.mark(job)
    })
    source.watch(true)
    frames.onCommit.add(committed)
    return () => {
      untap()
      source.watch(false)
      frames.onCommit.delete(committed)
    }
  }

  return {
    getSnapshot: store.getSnapshot,
    getInitialSnapshot: store.getInitialSnapshot,
    subscribe(listener) {
      if (++watchers === 1) stop = start()
      const unsubscribe = store.subscribe(listener)
      let active = true
      return () => {
        if (!active) return
        active = false
        unsubscribe()
        if (--watchers === 0) stop()
      }
    },
    clear() {
      entries = []
      counters = {}
      frames.mark(job)
    },
  }
}
