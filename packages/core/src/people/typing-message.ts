import { fieldsOf } from '../fields.ts'
import type { MemberId } from '../member.ts'
import type { Present } from '../present.ts'

/** Who is said to be typing, or to have stopped. */
export interface TypingSaid {
  readonly id: string
  readonly name: string | null
  readonly typing: boolean
}

/**
 * Reads who is typing: from our own messages, and from whispers of pages on Laravel Echo, where each application says it in its own
 * way (`{ name }`, `{ user: { id, name } }`, `{ user: 'Ann' }`). Who gives no id goes by that of the member of this
 * name, or by the name itself.
 */
export function readTyping(
  raw: unknown,
  userId: string | undefined,
  present: Present | null,
): TypingSaid | null {
  const data = fieldsOf(raw)
  const user = fieldsOf(data.user)
  const said = [data.name, user.name, data.user, raw].find(isText) ?? null
  const given = [userId, data.id, user.id, data.userId, data.user_id].find(isId)
  const id = given ?? (said === null ? undefined : (idNamed(said, present) ?? said))
  if (id === undefined) return null
  return { id: String(id), name: said ?? nameIn(present, String(id)), typing: data.typing !== false }
}

/** What a member's info has as their name. */
export function nameIn(present: Present | null, id: string): string | null {
  const { name } = fieldsOf(present?.members.get(id)?.info)
  return isText(name) ? name : null
}

function idNamed(name: string, present: Present | null): string | undefined {
  const [one, other] = [...(present?.members.keys() ?? [])].filter((id) => nameIn(present, id) === name)
  return other === undefined ? one : undefined
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''
const isId = (value: unknown): value is MemberId => isText(value) || Number.isFinite(value)
