import type { Member } from './member.ts'
import type { MembersHappening } from './source/source.ts'

/** Who is on a presence channel: oneself, and everybody by id. */
export interface Present {
  readonly me: string | null
  readonly members: Map<string, Member>
}

/** Keeps in step with what a channel tells; null until it told who is there. */
export function presentAfter(present: Present | null, told: MembersHappening): Present | null {
  if (told.type === 'members') return { me: told.me, members: new Map(told.all.map((one) => [one.id, one])) }
  if ('joined' in told) present?.members.set(told.joined.id, told.joined)
  else present?.members.delete(told.left)
  return present
}

/** The same told again, for those who come later. */
export const everyone = ({ me, members }: Present, channel: string, at: number): MembersHappening => ({
  type: 'members',
  at,
  channel,
  me,
  all: [...members.values()],
})
