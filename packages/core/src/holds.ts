import { isFields } from './fields.ts'

/** How deep data is searched. */
const DEEP = 6

/** Whether data of any shape has something in it with this id. */
export function holds(answer: unknown, field: string, id: unknown, depth = DEEP): boolean {
  if (!isFields(answer) || depth === 0) return false
  if (answer[field] !== undefined && String(answer[field]) === String(id)) return true
  return Object.values(answer).some((value) => holds(value, field, id, depth - 1))
}
