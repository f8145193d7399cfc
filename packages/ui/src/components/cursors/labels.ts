import { type StateLabels, stateLabels } from '../../shared/state-note.ts'

export interface CursorsLabels extends StateLabels {
  /** What somebody without a name is called. */
  nameless: string
}

export const cursorsLabels: CursorsLabels = { ...stateLabels, nameless: 'Guest' }
