import { anatomy } from '../../view/index.ts'

export const parts = anatomy('cursors', ['layer', 'cursor', 'pointer', 'name', 'message'])
