import { anatomy } from '../../view/index.ts'

export const parts = anatomy('connection-banner', ['box', 'dot', 'text', 'countdown', 'retry'])
