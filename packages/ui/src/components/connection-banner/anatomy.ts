import { anatomy } from '../../view/index.ts'

export const parts = anatomy('connection-banner', {
  box: 'div',
  dot: 'span',
  text: 'p',
  countdown: 'span',
  retry: 'button',
})
