'use client'

export { type DevtoolsOptions, mountDevtools, openDevtools } from '@channelkit/ui/devtools/production'
export { ChannelKitDevtools } from './always.ts'
export type { ChannelKitDevtoolsProps } from './use-devtools.ts'
