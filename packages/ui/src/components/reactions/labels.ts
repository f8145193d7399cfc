import { type StateLabels, stateLabels } from '../../shared/state-note.ts'

export interface ReactionsLabels extends StateLabels {
  /** The accessible name of the buttons together. */
  label: string
  /**
   * The accessible name of a button.
   *
   * @param text the number as it is written
   */
  button(emoji: string, count: number, text: string): string
  /** What screen readers hear of what came: each emoji with its new sum. */
  news(sums: readonly string[]): string
}

export const reactionsLabels: ReactionsLabels = {
  ...stateLabels,
  label: 'Reactions',
  button: (emoji, count, text) =>
    count === 0 ? `React with ${emoji}` : `React with ${emoji}, ${text} so far`,
  news: (sums) => `Reactions: ${sums.join(', ')}`,
}
