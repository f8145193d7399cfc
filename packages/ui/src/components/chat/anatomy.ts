import type { Message } from '@channelkit/core'
import { noteParts } from '../../shared/state-note.ts'
import { anatomy, each } from '../../view/index.ts'

export const parts = anatomy('chat', {
  head: 'div',
  title: 'h3',
  people: 'span',
  body: 'div',
  log: 'div',
  rows: 'div',
  earlier: 'div',
  'load-earlier': 'button',
  ...each<Message>()({ message: 'article', day: 'div', unread: 'div', gap: 'p', line: 'div', face: 'span' }),
  ...each<Message>()({ bubble: 'div', author: 'span', time: 'time', text: 'div', link: 'a', more: 'button' }),
  ...each<Message>()({ mark: 'span', failed: 'p', tools: 'div', tool: 'button' }),
  ...each<Message>()({ caret: 'span', broken: 'p' }),
  empty: 'div',
  fresh: 'button',
  foot: 'div',
  typing: 'p',
  composer: 'div',
  editing: 'div',
  'cancel-editing': 'button',
  input: 'textarea',
  send: 'button',
  skeleton: 'div',
  ...noteParts,
})
