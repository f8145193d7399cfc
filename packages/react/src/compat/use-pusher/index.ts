'use client'

export {
  type PresenceChannelState,
  useChannel,
  useEvent,
  usePresenceChannel,
  type usePresenceChannelValue,
} from './channels.ts'
export {
  __PusherContext,
  NOT_IN_CONTEXT_WARNING,
  type PusherContextValues,
  PusherProvider,
  type PusherProviderProps,
  usePusher,
} from './provider.tsx'
export { NO_AUTH_HEADERS_WARNING, useClientTrigger, useTrigger } from './triggers.ts'
