export type { DevtoolsOptions, MountDevtools, OpenDevtools } from '../options.ts'
export { mountDevtools, openDevtools } from './always.ts'
