'use client'

export { type ChannelKit, createChannelKit } from '@channelkit/core'
export { type Profile, profileOf } from '@channelkit/ui'
export * from '../hooks.ts'
export { type AppState, ChannelKitProvider, type ChannelKitProviderProps } from './provider.tsx'
export { type UseTypingResult, useTyping } from './use-typing.ts'
