export { type DevtoolsOptions, mountDevtools, openDevtools } from '@channelkit/ui/devtools/production'
export { ChannelKitDevtools } from './always.ts'
export type { ChannelKitDevtoolsProps } from './create-devtools.ts'
