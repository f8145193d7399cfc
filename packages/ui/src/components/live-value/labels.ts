import { type StateLabels, stateLabels } from '../../shared/state-note.ts'

export interface LiveValueLabels extends StateLabels {
  /** What stands where there is no number. */
  none: string
  /** What stands there while it is switched off. */
  off: string
  /**
   * Said of a value that is out of date, after the value.
   *
   * @param ago how long ago the last one came, in words; null for a few seconds
   */
  silent(ago: string | null): string
}

export const liveValueLabels: LiveValueLabels = {
  ...stateLabels,
  none: '–',
  off: 'off',
  silent: (ago) => (ago === null ? 'No news.' : `Last news ${ago}.`),
}
