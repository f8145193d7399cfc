export type {
  PusherJs,
  PusherJsChannel,
  PusherJsPresenceChannel,
  PusherOptions,
} from '../source/pusher-types.ts'
export { optionsLike } from './authorize-like.ts'
export { type ChannelLike, channelLike, isLifecycle, LIFECYCLE } from './channel-like.ts'
export { clientLike, type Given } from './client-like.ts'
export type { MembersLike } from './members-like.ts'
