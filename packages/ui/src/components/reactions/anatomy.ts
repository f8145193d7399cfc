import { noteParts } from '../../shared/state-note.ts'
import { anatomy, each } from '../../view/index.ts'
import type { ReactionChoice } from './props.ts'

export const parts = anatomy('reactions', {
  box: 'div',
  floating: 'div',
  bar: 'div',
  ...each<ReactionChoice>()({ button: 'button', emoji: 'span', count: 'span' }),
  ...noteParts,
})
