export type Direction = 'up' | 'down' | 'same'

export const directionOf = (before: number | null, now: number | null): Direction =>
  before === null || now === null || before === now ? 'same' : now > before ? 'up' : 'down'
