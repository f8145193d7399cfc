import { noteParts } from '../../shared/state-note.ts'
import { anatomy } from '../../view/index.ts'

export const parts = anatomy('streamed-text', { text: 'div', caret: 'span', ...noteParts })
