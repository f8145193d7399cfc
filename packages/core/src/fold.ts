import type { ChannelObserver } from './channel-observer.ts'
import { isPersonal } from './channel-status.ts'
import type { Committable } from './frames.ts'
import type { InUse } from './in-use.ts'
import type { ChannelKit, KitInternals } from './kit.ts'
import { createLease, subscribeLeased } from './lease.ts'
import { createReports, type Reports } from './reports.ts'
import { createWritable, type Readable } from './store.ts'

/** What a store does while somebody uses it: observe channels, and show what it made of them. */
export interface Fold<T> {
  /** One observer per channel name. */
  readonly observe: Readonly<Record<string, ChannelObserver>>
  /** The next snapshot; called once a frame at most, only when something was marked. */
  snapshot(): T
  /** Told after the snapshot was shown: for subscriptions finer than the whole. */
  notify?(): void
  stop?(): void
  /** What it keeps elsewhere belongs to a user who is gone. */
  forget?(): void
}

/** What a fold gets to work with. `mark` says that there is something new to show. */
export interface FoldContext {
  readonly internals: KitInternals
  mark(): void
  /** Says what is wrong with payloads: each kind once, however many there are. */
  readonly report: Reports['add']
  /** Says of a client event that nobody waits for that it can never be sent. */
  readonly sent: Reports['sent']
}

/** A store over a fold, with the lease that keeps it alive. */
export interface FoldStore<T> extends Readable<T> {
  /** Keeps the fold running without listening. */
  retain(): () => void
  /** The kit has ended: whoever still listens sees that, and nothing of before. */
  end(): void
}

/**
 * The store behind every factory. It lives from its first listener until the grace period after its last one,
 * and begins anew the next time. `start` makes the private draft; it is never shown to anyone.
 */
export function createFold<T>(
  kit: ChannelKit,
  initial: T,
  start: (context: FoldContext) => Fold<T>,
): FoldStore<T> {
  const { internals } = kit
  const store = createWritable(initial, internals.bus.guard)
  let fold: Fold<T> | undefined
  let reports: Reports | undefined
  let stops: (() => void)[] = []

  const job: Committable = {
    stage: () => fold && store.stage(fold.snapshot()),
    notify() {
      store.notify()
      fold?.notify?.()
      reports?.tell()
    },
  }
  const mark = () => internals.frames.mark(job)
  /** A reducer of the app's that throws does so at every event. */
  const guarded = (observer: ChannelObserver): ChannelObserver => ({
    ...observer,
    apply(data, meta, skipped) {
      try {
        observer.apply?.(data, meta, skipped)
      } catch (cause) {
        const what = () => `What ${meta.event} of ${meta.channel} is made into threw: ${cause}.`
        reports?.add('apply', what, 'handler-failed', cause)
      }
    },
  })
  const lease = createLease({
    clock: internals.clock,
    grace: internals.grace,
    onFirst() {
      // The registry by which others find the store does not keep it alive; in use it has to be.
      internals.inUse.add(self)
      begin()
    },
    onLast() {
      stop()
      store.stage(initial)
      store.notify()
      internals.inUse.delete(self)
    },
  })
  function begin() {
    reports = createReports(internals.bus, mark)
    fold = start({ internals, mark, report: reports.add, sent: reports.sent })
    stops = Object.entries(fold.observe).map(([name, observer]) =>
      internals.channels.get(name).observe(guarded(observer)),
    )
  }
  function stop() {
    for (const leave of stops) leave()
    fold?.stop?.()
    fold = reports = undefined
  }
  function again(forget?: () => void) {
    if (!lease.used) lease.end()
    else stop()
    forget?.()
    if (!lease.used) return
    store.stage(initial)
    begin()
    mark()
  }
  const self: FoldStore<T> & InUse = {
    getSnapshot: store.getSnapshot,
    getInitialSnapshot: store.getInitialSnapshot,
    end: () => again(),
    users: lease.users,
    observes: () => Object.keys(fold?.observe ?? {}),
    renew() {
      if (fold && Object.keys(fold.observe).some(isPersonal)) again(fold.forget)
    },
    retain() {
      const release = lease.acquire()
      return () => release()
    },
    subscribe: (listener) => subscribeLeased(lease, store, listener),
  }
  return self
}
