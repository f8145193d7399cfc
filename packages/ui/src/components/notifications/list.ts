import { type Notice, readKept, type Unnamed } from './notice.ts'

/** What one user was told, as it is kept for all tabs. */
export interface List {
  /** The newest first. */
  readonly items: readonly Notice[]
  /** Those that were removed, so that no tab that hears of them late brings them back. */
  readonly gone: readonly string[]
  /** Those that were shown as they came. */
  readonly shown: readonly string[]
}

export const NOTHING: List = { items: [], gone: [], shown: [] }

/** How many ids are remembered of those that are no longer there. */
const MOST_IDS = 300
/** Within this time two tabs hear of the same, in ms. */
const TOGETHER = 5000

const textsOf = (value: unknown) =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string').slice(-MOST_IDS) : []

/** Reads what is kept for a user; null where it is another's, or nothing. */
export function readList(raw: unknown, user: string): List | null {
  const kept = (typeof raw === 'object' && raw !== null ? raw : {}) as Record<string, unknown>
  if (kept.user !== user || !Array.isArray(kept.items)) return null
  const items = kept.items.map(readKept).filter((one) => one !== null)
  return { items, gone: textsOf(kept.gone), shown: textsOf(kept.shown) }
}

/**
 * With something that came; the very same list where it has it already.
 *
 * @param own the ids that this tab gave to what came without one
 */
export function added(list: List, { hash, ...notice }: Unnamed, limit: number, own: Set<string>): List {
  const id = notice.id ?? named(list, hash, notice.at, own)
  if (list.gone.includes(id)) return list
  const known = list.items.find((one) => one.id === id)
  const next: Notice = { ...notice, id, read: notice.read || known?.read === true }
  if (known && known.read === next.read) return list
  const items = [next, ...list.items.filter((one) => one !== known)].sort((a, b) => b.at - a.at)
  return { ...list, items: items.slice(0, limit) }
}

function named({ items, gone }: List, hash: string, at: number, own: Set<string>): string {
  const sign = `~${hash}-`
  const isOfAnother = (id: string) =>
    id.startsWith(sign) && !own.has(id) && Math.abs(Number(id.slice(sign.length)) - at) < TOGETHER
  const other = [...items.map(({ id }) => id), ...gone].find(isOfAnother)
  let time = at
  while (!other && own.has(sign + time)) time++
  const id = other ?? sign + time
  own.add(id)
  return id
}

export function marked(list: List, ids: readonly string[]): List {
  if (!list.items.some(({ id, read }) => !read && ids.includes(id))) return list
  return { ...list, items: list.items.map((one) => (ids.includes(one.id) ? { ...one, read: true } : one)) }
}

export function removed(list: List, ids: readonly string[]): List {
  const items = list.items.filter(({ id }) => !ids.includes(id))
  return { ...list, items, gone: [...list.gone, ...ids].slice(-MOST_IDS) }
}

export function seen(list: List, ids: readonly string[]): List {
  const news = ids.filter((id) => !list.shown.includes(id))
  return news.length === 0 ? list : { ...list, shown: [...list.shown, ...news].slice(-MOST_IDS) }
}
