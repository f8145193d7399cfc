import { anatomy } from '../../view/index.ts'

export const parts = anatomy('live-value', ['mark', 'number', 'note', 'retry'])
