import { type ChannelKit, ChannelKitError, type Readable, type UserSnapshot, user } from '@channelkit/core'
import { cached } from '../../shared/cached.ts'
import { keptIn, type PageStorage } from '../../shared/storage.ts'
import { added, type List, marked, NOTHING, readList, removed, seen } from './list.ts'
import { type Notice, readNotice } from './notice.ts'

export interface InboxSnapshot {
  /** The newest first. */
  readonly items: readonly Notice[]
  readonly unread: number
  /** What came while one looked and is neither read nor gone, the oldest first: for toasts. */
  readonly fresh: readonly Notice[]
  readonly user: UserSnapshot
}

/** Fetches what the server has for this user. */
export type LoadNotices = () => readonly unknown[] | Promise<readonly unknown[]>

export interface Inbox extends Readable<InboxSnapshot> {
  signIn(): void
  /** @returns those of them that were not read before */
  read(ids: readonly string[]): readonly string[]
  remove(ids: readonly string[]): void
  /** They were shown as they came. */
  showed(ids: readonly string[]): void
}

export interface InboxOptions {
  /** The event that the server sends the user. */
  readonly event: string
  /** How many are kept. */
  readonly limit: number
  readonly storage: PageStorage | false | undefined
  readonly load: LoadNotices | undefined
}

const NOBODY: InboxSnapshot = {
  items: [],
  unread: 0,
  fresh: [],
  user: { status: 'anonymous', user: null, error: null },
}
/** What is switched off. */
export const NO_INBOX: Inbox = {
  getSnapshot: () => NOBODY,
  getInitialSnapshot: () => NOBODY,
  subscribe: () => () => {},
  signIn() {},
  read: () => [],
  remove() {},
  showed() {},
}

const inboxes = new WeakMap<ChannelKit, Map<unknown, Map<string, Inbox>>>()
const HOST = {}

/** The notifications of whoever is signed in; one for all who ask for the same. */
export function inbox(kit: ChannelKit, options: InboxOptions): Inbox {
  const { event, limit, storage, load } = options
  const mine = cached(inboxes, kit, () => new Map<unknown, Map<string, Inbox>>())
  const among = cached(mine, storage ?? HOST, () => new Map<string, Inbox>())
  return cached(among, JSON.stringify([event, limit, load !== undefined]), () => createInbox(kit, options))
}

function createInbox(kit: ChannelKit, { event, limit, storage, load }: InboxOptions): Inbox {
  const me = user(kit)
  const kept = keptIn(storage)
  const key = `channelkit:notifications:${event}`
  const listeners = new Set<() => void>()
  let list: List = NOTHING
  let own = new Set<string>()
  let fresh: readonly string[] = []
  let owner: string | null = null
  let snapshot: InboxSnapshot | undefined
  let stops: (() => void)[] = []
  let complained = false

  function changed() {
    snapshot = undefined
    for (const listener of [...listeners]) kit.guard(listener)
  }
  /** Changes what all tabs have: what one of them did meanwhile is read first. */
  function change(make: (list: List) => List) {
    if (owner === null) return
    const before = readList(kept.read(key), owner) ?? list
    const next = make(before)
    if (next === before && next === list) return
    list = next
    if (next !== before) kept.write(key, { user: owner, ...next })
    changed()
  }
  function take(raws: readonly unknown[], isNews: boolean) {
    const now = kit.clock.now()
    const notices = raws.map((raw) => readNotice(raw, now)).filter((one) => one !== null)
    if (notices.length < raws.length && !complained) {
      complained = true
      const said = `A notification has no title: the event ${event} needs a text, or { id, title, body, href }.`
      kit.report(new ChannelKitError('invalid-payload', `${said} It is told only once.`))
    }
    const given = new Set(notices.map(({ id }) => id))
    const named = new Set(own)
    change((before) => {
      let after = before
      for (const one of notices) after = added(after, one, limit, own)
      const known = new Set(before.items.map(({ id }) => id))
      const isNew = (id: string) => !known.has(id)
      // What another tab wrote before this one heard of it came here too.
      const came = (id: string) => isNew(id) || given.has(id) || (own.has(id) && !named.has(id))
      const unread = after.items.filter(({ read }) => !read).map(({ id }) => id)
      if (!isNews) fresh = fresh.filter((id) => !(isNew(id) && unread.includes(id)))
      else fresh = [...new Set([...fresh, ...unread.filter(came).reverse()])]
      return after
    })
  }
  async function ask() {
    const mine = owner
    if (!load || mine === null) return
    try {
      const answer = await load()
      if (owner === mine && stops.length > 0 && Array.isArray(answer)) take(answer, false)
    } catch (cause) {
      const said = `The notifications of ${mine} were not loaded: ${cause}.`
      kit.report(new ChannelKitError('backfill-failed', said, { cause }))
    }
  }
  function follow() {
    const id = me.getSnapshot().user?.id ?? null
    if (id !== owner) {
      owner = id
      own = new Set()
      fresh = []
      const known = id === null ? null : readList(kept.read(key), id)
      list = known ?? NOTHING
      // What is there belongs to somebody else.
      if (id !== null && !known) kept.write(key, null)
      void ask()
    }
    changed()
  }
  let connected = false
  function followLine() {
    const now = kit.connection.getSnapshot().status === 'connected'
    // What was sent to the user without a line is missing.
    if (now && !connected && owner !== null) void ask()
    connected = now
  }
  function onStorage(event: StorageEvent) {
    if (event.key !== key || owner === null) return
    list = readList(kept.read(key), owner) ?? list
    changed()
  }
  function start() {
    connected = kit.connection.getSnapshot().status === 'connected'
    stops = [
      me.subscribe(follow),
      me.on(event, (data) => take([data], true)),
      kit.connection.subscribe(followLine),
    ]
    if (typeof addEventListener === 'function') {
      addEventListener('storage', onStorage)
      stops.push(() => removeEventListener('storage', onStorage))
    }
    follow()
  }
  const first: InboxSnapshot = { ...NOBODY, user: me.getInitialSnapshot() }

  return {
    getInitialSnapshot: () => first,
    getSnapshot() {
      if (stops.length === 0) return first
      const { items, shown } = list
      snapshot ??= {
        items,
        unread: items.filter(({ read }) => !read).length,
        fresh: fresh
          .filter((id) => !shown.includes(id))
          .flatMap((id) => items.find((one) => one.id === id && !one.read) ?? []),
        user: me.getSnapshot(),
      }
      return snapshot
    },
    subscribe(listener) {
      const mine = () => listener()
      if (listeners.size === 0) start()
      listeners.add(mine)
      return () => {
        if (!listeners.delete(mine) || listeners.size > 0) return
        for (const stop of stops) stop()
        stops = []
        owner = null
        list = NOTHING
        fresh = []
        snapshot = undefined
      }
    },
    signIn: () => me.signIn(),
    read(ids) {
      const unread = list.items.filter(({ id, read }) => !read && ids.includes(id)).map(({ id }) => id)
      if (unread.length > 0) change((before) => marked(before, unread))
      return unread
    },
    remove: (ids) => change((before) => removed(before, ids)),
    showed(ids) {
      fresh = fresh.filter((id) => !ids.includes(id))
      change((before) => seen(before, ids))
    },
  }
}
