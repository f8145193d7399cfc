import { type StateLabels, stateLabels } from '../../shared/state-note.ts'

export interface TypingIndicatorLabels extends StateLabels {
  /** Somebody without a name. */
  somebody: string
  one(name: string): string
  two(first: string, second: string): string
  several: string
}

export const typingIndicatorLabels: TypingIndicatorLabels = {
  ...stateLabels,
  somebody: 'Somebody',
  one: (name) => `${name} is typing…`,
  two: (first, second) => `${first} and ${second} are typing…`,
  several: 'Several people are typing…',
}
