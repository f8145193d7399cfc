import { createNeeds } from './channel-needs.ts'
import type { ChannelEntry, ChannelObserver } from './channel-observer.ts'
import { createStanding, type StandingOptions } from './channel-standing.ts'
import type { ChannelSnapshot } from './channel-status.ts'
import type { Check } from './check.ts'
import { errorOf } from './error-data.ts'
import type { ChannelKitError } from './errors.ts'
import { createLease, subscribeLeased } from './lease.ts'
import { failed, unlessEnded } from './life.ts'
import { createPastAsks } from './past-asks.ts'
import { pointsAsEvent } from './points.ts'
import { everyone, type Present, presentAfter } from './present.ts'
import { createRoutes, type EventMeta } from './routes.ts'
import type { Happened, Source } from './source/source.ts'
import type { Need, Term } from './terms.ts'

export interface EntryOptions extends StandingOptions {
  source: Source
  /** How long a channel outlives its last user, in ms. */
  grace: number
  check?: Check | undefined
  activate(entry: ChannelEntry): void
  deactivate(entry: ChannelEntry): void
}

export function createEntry(name: string, options: EntryOptions): ChannelEntry {
  const { bus, source, clock, line } = options
  const observers = new Set<ChannelObserver>()
  const standing = createStanding(name, options, observers)
  const { store, trouble, refresh } = standing
  let present: Present | null = null
  /** What the server holds events to, as it said on this connection. */
  let conflated: ReadonlyMap<string, Term> | undefined
  const past = createPastAsks(source, name)

  const lease = createLease({
    ...options,
    onFirst() {
      standing.begin()
      options.activate(entry)
      if (trouble.wrong) {
        trouble.refused(trouble.wrong)
        return refresh()
      }
      bus.dispatch({ type: 'subscribe', at: clock.now(), channel: name })
      refresh()
      // Whoever comes later is refused as those before.
      if (!line.ended || line.error?.retryable) source.connect()
      ask()
    },
    onLast() {
      forget(null, false)
      if (!trouble.wrong) {
        source.unsubscribe(name)
        bus.dispatch({ type: 'unsubscribe', at: clock.now(), channel: name })
      }
      standing.clear()
      options.deactivate(entry)
    },
  })
  const routes = createRoutes(
    bus.guard,
    (event) => standing.used && !trouble.wrong && source.bind(name, event),
    (event) => standing.used && !trouble.wrong && source.unbind(name, event),
    enough,
  )
  function enough(event: string, need: Need | null) {
    if (standing.used && !trouble.wrong) source.conflate?.(name, event, need)
  }
  const needs = createNeeds(name, observers, options.check, enough)

  function forget(error: ChannelKitError | null, used?: boolean) {
    standing.forget(error, used)
    present = null
    conflated = undefined
    past.forget()
  }

  function ask() {
    if (trouble.wrong) return
    source.subscribe(name)
    for (const event of routes.events()) {
      source.bind(name, event)
      const need = routes.need(event)
      if (need) enough(event, need)
    }
    needs.again()
  }

  /** Null where the payload is not what its schema says. */
  function metaOf(told: Happened): EventMeta | null {
    const checked = options.check ? options.check.incoming(told) : told
    if (!checked) return null
    const { event, at, userId, serial } = told
    const { data } = checked
    return { channel: name, event, data, at, userId, serial }
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
    state: standing.state,
    present: () => present,
    acquire: () => lease.acquire(),
    users: lease.users,
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
      needs.agree()
      const { events = [], apply = () => {} } = observer
      const removes = events.map((event) => routes.add(event, apply, true, needs.of(observer, event)))
      const already = standing.subscribed
      const release = lease.acquire(observer)
      if (already) {
        if (present) observer.members?.(everyone(present, name, clock.now()))
        observer.live?.(null)
      }
      observer.changed?.(standing.state())
      return () => {
        observers.delete(observer)
        needs.agree()
        for (const remove of removes) remove()
        release(true)
      }
    },
    retry() {
      if (!standing.retries()) return
      if (line.why) return source.retry()
      refresh()
      source.subscribe(name)
    },
    past: past.ask,
    renew() {
      if (!lease.used) {
        lease.end()
        return () => {}
      }
      forget(trouble.final)
      trouble.news()
      source.unsubscribe(name)
      standing.clear()
      return ask
    },
    listens: routes.events,
    conflated: (event) => conflated?.get(event),
    receive(happening) {
      switch (happening.type) {
        case 'event': {
          if (trouble.ends()) refresh()
          const meta = metaOf(happening)
          const { skipped = 0, need = null } = happening
          if (meta) routes.deliver(meta.data, meta, { skipped, need })
          return
        }
        case 'points':
          return routes.deliver(...pointsAsEvent(happening))
        case 'subscribed':
          return standing.live(happening.at, happening.resumed, happening.since)
        case 'refused':
          return standing.refused(errorOf(happening.error))
        case 'channel-error':
          return trouble.begins(errorOf(happening.error))
        case 'members':
        case 'member':
          present = presentAfter(present, happening)
          for (const observer of observers) bus.guard(() => observer.members?.(happening))
          return
        case 'past':
          return past.answer(happening.ask, happening.events?.flatMap((told) => metaOf(told) ?? []) ?? null)
        case 'conflated':
          conflated = new Map(happening.terms.map(({ event, ...term }) => [event, term]))
          return
        case 'count':
          return refresh({ subscriptionCount: happening.count })
        case 'connection':
          if (happening.state === 'connected') return standing.connected()
          if (standing.subscribed) conflated = undefined
          return standing.lost(happening.heardAt ?? happening.at)
        case 'connection-error':
        case 'network':
          return refresh()
      }
    },
    end() {
      if (!lease.used) return lease.end()
      forget(trouble.final)
      standing.clear()
    },
  }
  return entry
}
