import { noteParts } from '../../shared/state-note.ts'
import { anatomy } from '../../view/index.ts'

export const parts = anatomy('typing-indicator', { dots: 'span', text: 'span', ...noteParts })
