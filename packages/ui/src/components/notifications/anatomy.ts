import { noteParts } from '../../shared/state-note.ts'
import { anatomy, each } from '../../view/index.ts'
import type { Notice } from './notice.ts'

export const parts = anatomy('notifications', {
  bell: 'button',
  count: 'span',
  panel: 'div',
  head: 'div',
  title: 'span',
  'read-all': 'button',
  close: 'button',
  list: 'ul',
  ...each<Notice>()({
    item: 'li',
    open: 'button',
    link: 'a',
    subject: 'span',
    body: 'span',
    time: 'time',
    remove: 'button',
  }),
  toasts: 'section',
  toast: 'div',
  show: 'button',
  dismiss: 'button',
  waiting: 'span',
  ...noteParts,
})
