export { mountDevtools, openDevtools } from './development.ts'
export type { Side } from './model/settings.ts'
export type { AsUser } from './model/users.ts'
export type { DevtoolsOptions, MountDevtools, OpenDevtools } from './options.ts'
