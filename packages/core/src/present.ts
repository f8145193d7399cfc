import type { MembersHappening } from './source/source.ts'

/** Who is on a presence channel: oneself, and what is known of each by id. */
export interface Present {
  readonly me: string | null
  readonly infos: Map<string, unknown>
}

/** Keeps in step with what a channel tells; null until it told who is there. */
export function presentAfter(present: Present | null, told: MembersHappening): Present | null {
  if (told.type === 'members')
    return { me: told.me, infos: new Map(told.all.map(({ id, info }) => [id, info])) }
  if ('joined' in told) present?.infos.set(told.joined.id, told.joined.info)
  else present?.infos.delete(told.left)
  return present
}

/** The same told again, for those who come later. */
export const everyone = ({ me, infos }: Present, channel: string, at: number): MembersHappening => ({
  type: 'members',
  at,
  channel,
  me,
  all: [...infos].map(([id, info]) => ({ id, info })),
})
