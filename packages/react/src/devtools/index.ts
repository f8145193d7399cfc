'use client'

export { type DevtoolsOptions, mountDevtools, openDevtools } from '@channelkit/ui/devtools'
export { ChannelKitDevtools } from './devtools.ts'
export type { ChannelKitDevtoolsProps } from './use-devtools.ts'
