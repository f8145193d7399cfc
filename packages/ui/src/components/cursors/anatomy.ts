import { noteParts } from '../../shared/state-note.ts'
import { anatomy, each } from '../../view/index.ts'
import type { CursorPerson } from './props.ts'

export const parts = anatomy('cursors', {
  layer: 'div',
  ...each<CursorPerson>()({ cursor: 'div', pointer: 'span', name: 'span' }),
  message: 'div',
  ...noteParts,
})
