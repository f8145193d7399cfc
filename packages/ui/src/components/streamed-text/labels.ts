import { type StateLabels, stateLabels } from '../../shared/state-note.ts'

export interface StreamedTextLabels extends StateLabels {
  /** Its sender gave it up, or it was stopped. */
  failed: string
  /** Something of it is missing. */
  gap: string
}

export const streamedTextLabels: StreamedTextLabels = {
  ...stateLabels,
  empty: 'Waiting for the answer…',
  failed: 'The answer broke off.',
  gap: 'Part of the answer is missing.',
}
