import { anatomy } from '../../view/index.ts'

export const parts = anatomy('typing-indicator', ['dots', 'text'])
