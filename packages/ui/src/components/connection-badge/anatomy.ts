import { anatomy } from '../../view/index.ts'

export const parts = anatomy('connection-badge', { dot: 'span', text: 'span' })
