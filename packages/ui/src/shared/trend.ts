/** A number from a payload: the payload itself, or one of its fields. */
export function numberOf(payload: unknown, field?: string): number | null {
  const value =
    field === undefined ? payload : (payload as Record<string, unknown> | null | undefined)?.[field]
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

export type Direction = 'up' | 'down' | 'same'

export const directionOf = (before: number | null, now: number | null): Direction =>
  before === null || now === null || before === now ? 'same' : now > before ? 'up' : 'down'
