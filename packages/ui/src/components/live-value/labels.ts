import { type StateLabels, stateLabels } from '../../shared/state-note.ts'

export interface LiveValueLabels extends StateLabels {
  /** What stands where there is no number. */
  none: string
  /** Said of a value that is out of date, after the value. */
  silent(ago: string): string
}

export const liveValueLabels: LiveValueLabels = {
  ...stateLabels,
  none: '–',
  silent: (ago) => `No news since ${ago}.`,
}
