import { noteParts } from '../../shared/state-note.ts'
import { anatomy, each } from '../../view/index.ts'
import type { PresenceRow } from './props.ts'

export const parts = anatomy('presence-list', {
  heading: 'h3',
  title: 'span',
  count: 'span',
  search: 'input',
  list: 'ul',
  space: 'li',
  ...each<PresenceRow>()({
    member: 'li',
    face: 'span',
    name: 'span',
    you: 'span',
    status: 'span',
    dot: 'span',
  }),
  skeleton: 'span',
  ...noteParts,
})
