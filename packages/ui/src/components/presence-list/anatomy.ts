import { anatomy } from '../../view/index.ts'

export const parts = anatomy('presence-list', [
  'heading',
  'title',
  'count',
  'search',
  'list',
  'space',
  'member',
  'face',
  'name',
  'you',
  'status',
  'dot',
  'skeleton',
])
