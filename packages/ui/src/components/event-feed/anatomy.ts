import type { FeedEntry } from '@channelkit/core'
import { noteParts } from '../../shared/state-note.ts'
import { anatomy, each } from '../../view/index.ts'

export const parts = anatomy('event-feed', {
  head: 'div',
  title: 'h3',
  tools: 'div',
  filter: 'input',
  pause: 'button',
  'copy-all': 'button',
  body: 'div',
  list: 'ul',
  space: 'li',
  ...each<FeedEntry>()({ row: 'li', toggle: 'button', gap: 'span', time: 'time', event: 'span' }),
  ...each<FeedEntry>()({ channel: 'span', summary: 'span', copy: 'button', detail: 'pre' }),
  message: 'div',
  strip: 'div',
  fresh: 'button',
  skeleton: 'div',
  ...noteParts,
})
