export { type DevtoolsOptions, mountDevtools } from '@channelkit/ui/devtools'
export type { ChannelKitDevtoolsProps } from './create-devtools.ts'
export { ChannelKitDevtools } from './devtools.ts'
