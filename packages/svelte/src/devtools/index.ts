export { type DevtoolsOptions, mountDevtools, openDevtools } from '@channelkit/ui/devtools'
export type { ChannelKitDevtoolsProps } from './create-devtools.ts'
export { ChannelKitDevtools } from './devtools.ts'
