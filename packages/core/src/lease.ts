import type { Clock, Timer } from './clock.ts'
import { holding } from './holding.ts'
import type { Readable } from './store.ts'

/** One who holds a lease. */
export interface User {
  /** A component or a place in the code, where devtools look; a store where that is who holds a channel. */
  readonly by: unknown
}

/** A reference count that outlives its last user by a grace period. */
export interface Lease {
  /** Counts one more user, by default whoever acts now. The returned function takes it back, once; `now` skips the grace period. */
  acquire(by?: unknown): (now?: boolean) => void
  /** Whether anybody uses it now, rather than within the grace period. */
  readonly used: boolean
  /** Who uses it, each with what is known of them. */
  readonly users: ReadonlySet<User>
  /** Ends the lease whoever uses it. */
  end(): void
}

export interface LeaseOptions {
  clock: Clock
  /** How long the lease outlives its last user, in ms; with 0 to the end of the turn in which that one leaves. */
  grace: number
  onFirst(): void
  onLast(): void
}

/**
 * Shares one thing among many users: `onFirst` when the first comes, `onLast` when the last has been gone for
 * `grace` ms. A route change or StrictMode's double mount falls within the grace and costs nothing.
 */
export function createLease({ clock, grace, onFirst, onLast }: LeaseOptions): Lease {
  /** A user each: what one who came before the end gives back is not taken from those who came after. */
  const users = new Set<User>()
  let held = false
  let timer: Timer
  const stopTimer = () => {
    if (timer !== undefined) clock.clearTimeout(timer)
    timer = undefined
  }
  const end = () => {
    stopTimer()
    if (!held) return
    held = false
    onLast()
  }
  return {
    get used() {
      return users.size > 0
    },
    users,
    acquire(by = holding.by ?? holding.site?.()) {
      const user = { by }
      users.add(user)
      stopTimer()
      if (!held) {
        held = true
        onFirst()
      }
      return (now) => {
        if (!users.delete(user) || users.size > 0 || !held) return
        if (now) end()
        else if (grace > 0) timer = clock.setTimeout(end, grace)
        else atEndOfTurn(() => users.size === 0 && end())
      }
    },
    end() {
      users.clear()
      end()
    },
  }
}

/**
 * Who leaves and comes again at once, as an effect that runs anew does, has never left: what is sent between a real leave
 * and a real return reaches nobody. Not queueMicrotask: some fake timers hold that back.
 */
const atEndOfTurn = (run: () => void) => void Promise.resolve().then(run)

/** Listens to a store and counts as a user of what is behind it; the returned function ends both. */
export function subscribeLeased(lease: Lease, store: Readable<unknown>, listener: () => void): () => void {
  const release = lease.acquire()
  const unsubscribe = store.subscribe(listener)
  return () => {
    unsubscribe()
    release()
  }
}
