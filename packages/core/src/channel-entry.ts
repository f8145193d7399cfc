import type { Bus } from './bus.ts'
import type { ChannelObserver } from './channel-observer.ts'
import { type ChannelFacts, type ChannelSnapshot, channelStatus, kindOf } from './channel-status.ts'
import type { Check } from './check.ts'
import type { Clock } from './clock.ts'
import { errorOf } from './error-data.ts'
import type { ChannelKitError } from './errors.ts'
import type { Committable, Frames } from './frames.ts'
import type { Happening } from './happening.ts'
import { createLease, subscribeLeased } from './lease.ts'
import { failed, type Life, unlessEnded } from './life.ts'
import { createPastAsks } from './past-asks.ts'
import { everyone, type Present, presentAfter } from './present.ts'
import { createRoutes, type EventHandler, type EventMeta } from './routes.ts'
import type { Happened, PastAsk, Source } from './source/source.ts'
import { createWritable, type Readable } from './store.ts'

export interface EntryOptions {
  bus: Bus
  frames: Frames
  source: Source
  clock: Clock
  /** How long a channel outlives its last user, in ms. */
  grace: number
  check?: Check | undefined
  life: Life
  activate(entry: ChannelEntry): void
  deactivate(entry: ChannelEntry): void
}

/** One channel behind all handles and stores of its name. */
export interface ChannelEntry extends Readable<ChannelSnapshot> {
  readonly name: string
  /** The state as it is now, perhaps not published yet. */
  state(): ChannelSnapshot
  /** Null until the channel told it, on other channels for ever. */
  present(): Present | null
  acquire(): (now?: boolean) => void
  on(event: string, handler: EventHandler): () => void
  /** Feeds a store until the returned function is called. */
  observe(observer: ChannelObserver): () => void
  retry(): void
  /** Gives past events, oldest first; null where nobody keeps any. */
  past(ask: PastAsk, done: (past: readonly EventMeta[] | null) => void): void
  /** Forgets what it was for one user, and gives the way to ask for it again as whoever is there now. */
  renew(): () => void
  receive(happening: Happening): void
  end(): void
}

export function createEntry(name: string, options: EntryOptions): ChannelEntry {
  const { bus, frames, source, clock } = options
  const initial: ChannelSnapshot = {
    name,
    kind: kindOf(name),
    status: 'idle',
    since: 0,
    error: null,
    subscriptionCount: null,
    gap: null,
  }
  const store = createWritable(initial, bus.guard)
  const job: Committable = { stage: () => store.stage(draft), notify: store.notify }
  const facts: ChannelFacts = { used: false, subscribed: false, wasLive: false, error: null }
  const observers = new Set<ChannelObserver>()
  let draft = initial
  let lostAt: number | null = null
  /** What is wrong though the channel goes on, and what of that was reported. */
  let trouble: ChannelKitError | null = null
  const reported = new Set<string>()
  let present: Present | null = null
  const past = createPastAsks(source, name)

  const lease = createLease({
    ...options,
    onFirst() {
      facts.used = true
      facts.error = options.life.error
      options.activate(entry)
      bus.dispatch({ type: 'subscribe', at: clock.now(), channel: name })
      refresh()
      source.connect()
      ask()
    },
    onLast() {
      facts.used = false
      forget(null)
      reported.clear()
      source.unsubscribe(name)
      bus.dispatch({ type: 'unsubscribe', at: clock.now(), channel: name })
      refresh({ subscriptionCount: null, gap: null })
      options.deactivate(entry)
    },
  })
  const routes = createRoutes(
    bus.guard,
    (event) => facts.used && source.bind(name, event),
    (event) => facts.used && source.unbind(name, event),
  )

  function refresh(more?: Partial<ChannelSnapshot>) {
    const status = channelStatus(facts)
    const since = status === draft.status ? draft.since : clock.now()
    draft = { ...draft, ...more, status, since, error: facts.error ?? trouble }
    frames.mark(job)
    for (const observer of observers) bus.guard(() => observer.changed?.(draft))
  }

  function forget(error: ChannelKitError | null) {
    Object.assign(facts, { subscribed: false, wasLive: false, error })
    lostAt = trouble = present = null
    past.forget()
  }

  function ask() {
    source.subscribe(name)
    for (const event of routes.events()) source.bind(name, event)
  }

  function onLive(at: number, resumed = false) {
    const gap = facts.wasLive && lostAt !== null && !resumed ? { from: lostAt, to: at } : null
    facts.subscribed = facts.wasLive = true
    facts.error = lostAt = trouble = null
    for (const observer of observers) bus.guard(() => observer.live?.(gap))
    refresh({ gap: gap ?? draft.gap })
  }

  function onConnection(connected: boolean, heardAt: number) {
    if (connected) {
      // Every channel is asked for again on a new connection, so an old refusal no longer holds.
      if (!facts.error) return
      facts.error = null
    } else {
      if (!facts.subscribed) return
      facts.subscribed = false
      lostAt ??= heardAt
    }
    refresh()
  }

  /** None where the payload is not what its schema says. */
  function metaOf(told: Happened): EventMeta[] {
    const checked = options.check ? options.check.incoming(told) : told
    if (!checked) return []
    const { event, at, userId, serial } = told
    const { data } = checked
    return [{ channel: name, event, data, at, userId, serial }]
  }

  const unused = unlessEnded<ChannelSnapshot>(options.life, failed)

  const entry: ChannelEntry = {
    name,
    ...store,
    getSnapshot() {
      const shown = store.getSnapshot()
      return shown.status === 'idle' ? unused(shown) : shown
    },
    subscribe: (listener) => subscribeLeased(lease, store, listener),
    state: () => draft,
    present: () => present,
    acquire: lease.acquire,
    on(event, handler) {
      const remove = routes.add(event, handler)
      const release = lease.acquire()
      return () => {
        remove()
        release()
      }
    },
    observe(observer) {
      observers.add(observer)
      const { events = [], apply = () => {} } = observer
      const removes = events.map((event) => routes.add(event, apply, true))
      const already = facts.subscribed
      const release = lease.acquire()
      if (already) {
        if (present) observer.members?.(everyone(present, name, clock.now()))
        observer.live?.(null)
      }
      observer.changed?.(draft)
      return () => {
        observers.delete(observer)
        for (const remove of removes) remove()
        release(true)
      }
    },
    retry() {
      if (!facts.error || options.life.error) return
      facts.error = null
      refresh()
      source.subscribe(name)
    },
    past: past.ask,
    renew() {
      if (!lease.used) {
        lease.end()
        return () => {}
      }
      forget(null)
      reported.clear()
      source.unsubscribe(name)
      refresh({ subscriptionCount: null, gap: null })
      return ask
    },
    receive(happening) {
      switch (happening.type) {
        case 'event': {
          if (trouble) {
            trouble = null
            refresh()
          }
          const [meta] = metaOf(happening)
          return meta && routes.deliver(meta.data, meta)
        }
        case 'subscribed':
          return onLive(happening.at, happening.resumed)
        case 'refused':
          facts.error = errorOf(happening.error)
          return refresh()
        case 'channel-error':
          trouble = errorOf(happening.error)
          if (!reported.has(trouble.code)) bus.report(trouble)
          reported.add(trouble.code)
          return refresh()
        case 'members':
        case 'member':
          present = presentAfter(present, happening)
          for (const observer of observers) bus.guard(() => observer.members?.(happening))
          return
        case 'past':
          return past.answer(happening.ask, happening.events?.flatMap(metaOf) ?? null)
        case 'count':
          return refresh({ subscriptionCount: happening.count })
        case 'connection':
          return onConnection(happening.state === 'connected', happening.heardAt ?? happening.at)
      }
    },
    end() {
      if (!lease.used) return lease.end()
      forget(options.life.error)
      refresh({ subscriptionCount: null, gap: null })
    },
  }
  return entry
}
