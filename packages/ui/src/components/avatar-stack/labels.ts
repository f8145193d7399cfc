import { type StateLabels, stateLabels } from '../../shared/state-note.ts'

export interface AvatarStackLabels extends StateLabels {
  /**
   * The accessible name of the stack, and of the list of all.
   *
   * @param text the number as it is written
   */
  label(count: number, text: string): string
  /** One's own name, in the tooltip. */
  you(name: string): string
  /** The accessible name of the button "+12". */
  more(count: number, text: string): string
  /** Closes what it opened. */
  close: string
  /** Ends a list that is too long to be shown. */
  further(count: number, text: string): string
}

export const avatarStackLabels: AvatarStackLabels = {
  ...stateLabels,
  empty: 'Nobody is here.',
  label: (_, text) => `${text} online`,
  you: (name) => `${name} (you)`,
  more: (_, text) => `${text} more`,
  close: 'Close',
  further: (_, text) => `and ${text} more`,
}
