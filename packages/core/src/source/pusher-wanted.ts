import { kindOf } from '../channel-status.ts'
import { type CachedWatch, isCacheChannel, watchCached } from './pusher-cached.ts'
import { type EncryptedWatch, watchEncrypted } from './pusher-encrypted.ts'
import { type PositionWatch, watchPosition } from './pusher-position.ts'
import { type MemberChange, type PresenceWatch, watchPresence } from './pusher-presence.ts'
import type { PusherChannel } from './pusher-types.ts'

/** What pusher-js calls with an event. */
export type Receiver = (data: never, meta?: { user_id?: string }) => void

/** A channel that is wanted, and what is known of it. */
export interface Wanted {
  /** Those of what pusher-js itself says of the channel... */
  readonly lifecycle: readonly [event: string, Receiver][]
  /** ...and one per event that was asked for. All are made once: pusher-js's channel objects come and go. */
  readonly receivers: Map<string, Receiver>
  channel?: PusherChannel
  /** The app had subscribed it before us, through the same instance: it is the app's to leave. */
  foreign?: boolean
  encrypted?: EncryptedWatch
  presence?: PresenceWatch
  cached?: CachedWatch
  position?: PositionWatch
}

/** All that is bound on pusher-js's channel, by event. */
export const receiversOf = ({ lifecycle, receivers }: Wanted): [event: string, Receiver][] => [
  ...lifecycle,
  ...receivers,
]

interface WatcherOptions {
  /** An event of an encrypted channel can't be read. */
  unreadable(channel: string, cause: unknown): void
  /** Somebody joined or left. */
  member(channel: string, change: MemberChange): void
}

/** Watches on pusher-js's channels what their kinds need: positions, caches, keys, members. */
export function createWatcher({ unreadable, member }: WatcherOptions) {
  return {
    watch(name: string, want: Wanted, channel: PusherChannel): void {
      const kind = kindOf(name)
      want.position = watchPosition(channel)
      if (isCacheChannel(name)) want.cached = watchCached(channel)
      if (kind === 'encrypted') want.encrypted = watchEncrypted(channel, (cause) => unreadable(name, cause))
      if (kind === 'presence') want.presence = watchPresence(channel, (change) => member(name, change))
    },
    /** In the order in which the last one stands before the others. */
    stop({ presence, encrypted, cached, position }: Wanted): void {
      presence?.stop()
      encrypted?.stop()
      cached?.stop()
      position?.stop()
    },
  }
}
