export type { DevtoolsOptions, MountDevtools } from '../options.ts'
export { mountDevtools } from './always.ts'
