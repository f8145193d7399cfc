import type { Member } from '../member.ts'
import type { Present } from '../present.ts'

/** Who is on a presence channel, as pusher-js tells it. */
export interface MembersLike {
  /** What the auth endpoint said of each, by id. */
  readonly members: Record<string, unknown>
  readonly count: number
  readonly myID: string | null
  readonly me: Member | null
  get(id: string): Member | null
  each(run: (member: Member) => void): void
}

/** The members as they are now: what is given does not change with those who come and go. */
export function membersLike(present: Present | null): MembersLike {
  const all = new Map(present?.members)
  const get = (id: string) => all.get(id) ?? null
  return {
    members: Object.fromEntries([...all].map(([id, { info }]) => [id, info])),
    count: all.size,
    myID: present?.me ?? null,
    me: present?.me ? get(present.me) : null,
    get,
    each: (run) => all.forEach((member) => void run(member)),
  }
}
