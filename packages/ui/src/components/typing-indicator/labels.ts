import { type StateLabels, stateLabels } from '../../shared/state-note.ts'

export interface TypingIndicatorLabels extends Pick<StateLabels, 'stale' | 'error' | 'retry'> {
  /** Somebody without a name. */
  somebody: string
  one(name: string): string
  two(first: string, second: string): string
  several: string
}

export const typingIndicatorLabels: TypingIndicatorLabels = {
  stale: stateLabels.stale,
  error: stateLabels.error,
  retry: stateLabels.retry,
  somebody: 'Somebody',
  one: (name) => `${name} is typing…`,
  two: (first, second) => `${first} and ${second} are typing…`,
  several: 'Several people are typing…',
}
