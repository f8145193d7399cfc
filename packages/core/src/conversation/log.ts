import type { Gap } from '../channel-status.ts'
import type { Heard } from './message.ts'

/** What was said, in the order in which it came; each message once, whichever way it came. */
export interface Log {
  /** Oldest first; the same array as long as nothing changed. */
  readonly messages: readonly Heard[]
  get(id: string): Heard | undefined
  /** Adds it at the end, or renews what is known of it. */
  add(message: Heard): void
  change(id: string, change: Partial<Heard>): void
  /** The server has an id of its own for it. */
  rename(id: string, to: string): void
  /**
   * Puts a page of what was said into its place.
   *
   * @param before whether it is older than all that is known; else it ends with the newest
   * @returns how many of them were not known
   */
  merge(page: readonly Heard[], before: boolean): number
  /** The line was lost: what comes from now on stands after a gap. */
  lose(gap: Gap): void
  gapBefore(message: Heard): Gap | undefined
}

const oldestFirst = (page: readonly Heard[]) =>
  page.length > 1 && page[0]!.at > page.at(-1)!.at ? [...page].reverse() : page

/** @param limit how many are kept; the oldest go first */
export function createLog(limit: number): Log {
  let list: Heard[] = []
  const known = new Map<string, Heard>()
  const gaps = new Map<string, Gap>()
  /** What was lost and nothing came after it yet. */
  let open: Gap | null = null

  const put = (next: Heard[]) => {
    list = next
  }
  function renew(before: Heard, next: Heard): Heard {
    // What was taken back, changed or heard to its end here stays so, whatever an older page says.
    const { edited, deleted, text, streamed } = before
    const kept = deleted
      ? { deleted, text: '' }
      : edited && !next.edited && !next.deleted
        ? { edited, text, streamed }
        : streamed?.end && next.streamed && !next.streamed.end
          ? { text, streamed }
          : {}
    const renewed = { ...next, ...kept, key: before.key, at: before.at, author: next.author ?? before.author }
    known.set(next.id, renewed)
    return renewed
  }
  function trim() {
    for (const old of list.splice(0, Math.max(0, list.length - limit))) {
      known.delete(old.id)
      gaps.delete(old.id)
    }
  }
  return {
    get messages() {
      return list
    },
    get: (id) => known.get(id),
    add(message) {
      const before = known.get(message.id)
      if (before) {
        const next = renew(before, message)
        return put(list.map((one) => (one === before ? next : one)))
      }
      if (open) gaps.set(message.id, open)
      open = null
      known.set(message.id, message)
      put([...list, message])
      trim()
    },
    change(id, change) {
      const before = known.get(id)
      if (!before) return
      const next = { ...before, ...change }
      known.set(id, next)
      put(list.map((one) => (one === before ? next : one)))
    },
    rename(id, to) {
      const before = known.get(id)
      if (!before || known.has(to)) return
      const next = { ...before, id: to }
      known.delete(id)
      known.set(to, next)
      put(list.map((one) => (one === before ? next : one)))
    },
    merge(given, before) {
      const page: Heard[] = []
      const ids = new Set<string>()
      for (const one of oldestFirst(given)) {
        if (!ids.has(one.id)) page.push(one)
        ids.add(one.id)
      }
      const next = [...list]
      const was = new Set(known.keys())
      // Where the page meets what is known, that says where it belongs; else the line that was lost, or the time.
      const lost = open ? next.length : next.findIndex((one) => gaps.has(one.id))
      const later = () => next.findLastIndex(({ at }) => at <= (page[0]?.at ?? 0)) + 1
      const first = page.find((one) => known.has(one.id))
      const meets = first && next.findIndex((one) => one.id === first.id)
      let at = meets ?? (before ? 0 : lost >= 0 ? lost : later())
      let fresh = 0
      for (const one of page) {
        const old = known.get(one.id)
        if (old) {
          at = next.indexOf(old)
          next[at] = renew(old, one)
        } else {
          fresh++
          known.set(one.id, one)
          next.splice(at, 0, one)
        }
        at++
      }
      if (!before) close(page, was)
      put(next)
      return fresh
    },
    lose(gap) {
      open = open ? { ...gap, from: open.from } : gap
    },
    gapBefore: (message) => gaps.get(message.id),
  }

  /** A gap is filled by a page that knows what was before it; else it is before what the page begins with. */
  function close(page: readonly Heard[], was: ReadonlySet<string>) {
    const [oldest] = page
    if (!oldest) return
    const meets = page.some(({ id }) => was.has(id))
    if (open && !meets && was.size > 0) gaps.set(oldest.id, open)
    open = null
    for (const [id, gap] of [...gaps]) {
      const at = page.findIndex((one) => one.id === id)
      if (at <= 0) continue
      gaps.delete(id)
      if (!page.slice(0, at).some((one) => was.has(one.id))) gaps.set(oldest.id, gap)
    }
  }
}
