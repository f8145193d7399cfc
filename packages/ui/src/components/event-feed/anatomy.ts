import { anatomy } from '../../view/index.ts'

export const parts = anatomy('event-feed', [
  'head',
  'title',
  'tools',
  'filter',
  'pause',
  'copy-all',
  'body',
  'list',
  'space',
  'row',
  'toggle',
  'time',
  'event',
  'channel',
  'summary',
  'gap',
  'copy',
  'detail',
  'fresh',
  'skeleton',
])
