import { deepEqual } from '../equal.ts'
import type { Member } from '../member.ts'

/** Who came and who went. */
export interface MembersDiff<Info = unknown> {
  readonly joined: readonly Member<Info>[]
  readonly left: readonly Member<Info>[]
}

/** The members by id; who did not change keeps their identity. Mutators return whether anything visible changed. */
export interface Members<Info = unknown> {
  get(id: string): Member<Info> | undefined
  readonly size: number
  list(): readonly Member<Info>[]
  add(id: string, info: Info): boolean
  remove(id: string): Member<Info> | undefined
  /** Takes over a full list from the server. */
  reset(all: readonly Member<Info>[]): MembersDiff<Info>
}

export function createMembers<Info>(): Members<Info> {
  let map = new Map<string, Member<Info>>()

  const keep = (id: string, info: Info): Member<Info> => {
    const known = map.get(id)
    return known && deepEqual(known.info, info) ? known : { id, info }
  }
  return {
    get: (id) => map.get(id),
    get size() {
      return map.size
    },
    list: () => [...map.values()],
    add(id, info) {
      const member = keep(id, info)
      if (map.get(id) === member) return false
      map.set(id, member)
      return true
    },
    remove(id) {
      const member = map.get(id)
      map.delete(id)
      return member
    },
    reset(all) {
      const now = new Map(all.map(({ id, info }) => [id, keep(id, info)]))
      // Those who stay keep their place; newcomers follow.
      const stayed = [...map.keys()].filter((id) => now.has(id))
      const next = new Map([...stayed, ...now.keys()].map((id) => [id, now.get(id)!]))
      const diff = {
        joined: [...next.values()].filter(({ id }) => !map.has(id)),
        left: [...map.values()].filter(({ id }) => !next.has(id)),
      }
      map = next
      return diff
    },
  }
}
