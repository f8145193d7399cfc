import { noteParts } from '../../shared/state-note.ts'
import { anatomy, each } from '../../view/index.ts'
import type { AvatarStackPerson } from './props.ts'

export const parts = anatomy('avatar-stack', {
  list: 'ul',
  ...each<AvatarStackPerson>()({ item: 'li', name: 'span', row: 'li' }),
  more: 'button',
  panel: 'div',
  close: 'button',
  rows: 'ul',
  skeleton: 'span',
  ...noteParts,
})
