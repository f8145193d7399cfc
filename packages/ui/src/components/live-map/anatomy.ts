import { anatomy } from '../../view/index.ts'

export const parts = anatomy('live-map', [
  'stage',
  'message',
  'popup',
  'popup-title',
  'popup-close',
  'popup-content',
  'popup-rows',
  'follow',
])
