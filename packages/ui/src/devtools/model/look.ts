import type { ChannelKit, ChannelSnapshot, Member } from '@channelkit/core'
import type { InUse, User } from '@channelkit/core/inspect'
import type { Site } from '../watch-sites.ts'
import { type Holder, holderOf, SOMEWHERE } from './site.ts'

/** Who holds something, and how many of them are alike. */
export interface Held extends Holder {
  readonly count: number
}

export interface ChannelView {
  readonly name: string
  readonly state: ChannelSnapshot
  /** How many hold it: handlers, stores and components that follow its state. */
  readonly users: number
  readonly holders: readonly Held[]
  readonly listens: readonly string[]
  /** Null where there are none, or not yet. */
  readonly members: readonly Member[] | null
  readonly me: string | null
}

export interface StoreView {
  readonly id: string
  /** What it was made by: `latest`, say. */
  readonly kind: string
  readonly channels: readonly string[]
  /** What it was asked for. */
  readonly of: string
  readonly users: number
  readonly holders: readonly Held[]
}

const isSite = (by: unknown): by is Site =>
  typeof by === 'object' && by !== null && 'who' in by && 'error' in by

/** The same holders as one, with how many they are. */
function grouped(sites: readonly Site[]): Held[] {
  const groups = new Map<string, Held>()
  // A component may hold the same by two ways.
  const all = [...new Set(sites)].map(holderOf)
  const named = all.filter((holder) => holder !== SOMEWHERE)
  // What our own components do besides is of who is named already.
  for (const holder of named.length ? named : all) {
    const key = [holder.name, holder.within, holder.hook, holder.where].join('\n')
    groups.set(key, { ...holder, count: (groups.get(key)?.count ?? 0) + 1 })
  }
  return [...groups.values()].sort((a, b) => a.name.localeCompare(b.name))
}

const sitesOf = (users: Iterable<User>) => [...users].map(({ by }) => by).filter(isSite)

type Store = InUse & Required<Pick<InUse, 'users' | 'observes'>>
const storesOf = ({ internals }: ChannelKit) =>
  [...internals.inUse].filter((one): one is Store => one.users !== undefined && one.observes !== undefined)

/** The channels that are in use, by name, each with who holds it. */
export function channelsOf(kit: ChannelKit): ChannelView[] {
  const stores = storesOf(kit)
  const views = kit.internals.channels.active().map((entry) => {
    const behind = stores.filter((store) => store.observes().includes(entry.name))
    const sites = [entry.users, ...behind.map(({ users }) => users)].flatMap(sitesOf)
    const present = entry.present()
    return {
      name: entry.name,
      state: entry.state(),
      users: entry.users.size,
      holders: grouped(sites),
      listens: entry.listens(),
      members: present && [...present.members.values()],
      me: present?.me ?? null,
    }
  })
  return views.sort((a, b) => a.name.localeCompare(b.name))
}

/** The stores that are in use. */
export function storeViewsOf(kit: ChannelKit): StoreView[] {
  const keys = new Map<unknown, string>()
  for (const [key, ref] of kit.internals.stores.entries) {
    const store = ref.deref() as { retain?: unknown } | undefined
    if (store?.retain) keys.set(store.retain, key)
  }
  return storesOf(kit).map((store, i) => {
    const key = keys.get((store as { retain?: unknown }).retain) ?? 'store'
    const space = key.indexOf(' ')
    return {
      id: `${i} ${key}`,
      kind: space < 0 ? key : key.slice(0, space),
      of: space < 0 ? '' : askedFor(key.slice(space + 1)),
      channels: store.observes(),
      users: store.users.size,
      holders: grouped(sitesOf(store.users)),
    }
  })
}

/** The events or fields that a store was asked for, after its channels. */
function askedFor(json: string): string {
  try {
    const [, what] = JSON.parse(json) as unknown[]
    const texts = (Array.isArray(what) ? what : [what]).filter((one) => typeof one === 'string')
    return texts.join(', ')
  } catch {
    return ''
  }
}
