import { anatomy } from '../../view/index.ts'

export const parts = anatomy('live-value', { mark: 'span', number: 'span', note: 'span', retry: 'button' })
