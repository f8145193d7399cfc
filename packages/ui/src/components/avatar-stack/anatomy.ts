import { anatomy } from '../../view/index.ts'

export const parts = anatomy('avatar-stack', ['list', 'item', 'name', 'more', 'panel', 'row', 'skeleton'])
