import { type StateLabels, stateLabels } from '../../shared/state-note.ts'

export interface AvatarStackLabels extends StateLabels {
  /** The accessible name of the stack, and of the list of all. */
  label(count: number): string
  /** One's own name, in the tooltip. */
  you(name: string): string
  /** The accessible name of the button "+12". */
  more(count: number): string
  /** Closes what it opened. */
  close: string
  /** Ends a list that is too long to be shown. */
  further(count: number): string
}

export const avatarStackLabels: AvatarStackLabels = {
  ...stateLabels,
  empty: 'Nobody is here.',
  label: (count) => `${count} online`,
  you: (name) => `${name} (you)`,
  more: (count) => `${count} more`,
  close: 'Close',
  further: (count) => `and ${count} more`,
}
