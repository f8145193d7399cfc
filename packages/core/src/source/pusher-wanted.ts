import { kindOf } from '../name-rules.ts'
import type { Term } from '../terms.ts'
import { type CachedWatch, isCacheChannel, watchCached } from './pusher-cached.ts'
import { watchEmits } from './pusher-emits.ts'
import { type EncryptedWatch, watchEncrypted } from './pusher-encrypted.ts'
import { type PositionWatch, watchPosition } from './pusher-position.ts'
import { type MemberChange, type PresenceWatch, watchPresence } from './pusher-presence.ts'
import type { PusherChannel } from './pusher-types.ts'

/** Hears what pusher-js says of a channel. */
type Hear = (event: string, data: never, meta?: { user_id?: string }) => void

/** A channel that is wanted, and what is known of it. */
export interface Wanted {
  /** The events that were asked for. */
  readonly events: Set<string>
  /** How often some of them are wanted. */
  readonly terms: Map<string, Term>
  /** pusher-js's objects come and go. */
  channel?: PusherChannel
  unwatch?: () => void
  encrypted?: EncryptedWatch
  presence?: PresenceWatch
  cached?: CachedWatch
  position?: PositionWatch
}

interface WatcherOptions {
  /** An event of an encrypted channel can't be read. */
  unreadable(channel: string, cause: unknown): void
  /** Somebody joined or left. */
  member(channel: string, change: MemberChange): void
}

/** Watches on pusher-js's channels what their kinds need: positions, caches, keys, members. */
export function createWatcher({ unreadable, member }: WatcherOptions) {
  return {
    watch(name: string, want: Wanted, channel: PusherChannel, hear: Hear): void {
      const kind = kindOf(name)
      // Before the others, which then stand before it: what they find out is known when it hears.
      want.unwatch = watchEmits(channel, hear)
      want.position = watchPosition(channel)
      if (isCacheChannel(name)) want.cached = watchCached(channel)
      if (kind === 'encrypted') want.encrypted = watchEncrypted(channel, (cause) => unreadable(name, cause))
      if (kind === 'presence') want.presence = watchPresence(channel, (change) => member(name, change))
    },
    /** In the order in which the last one stands before the others. */
    stop({ presence, encrypted, cached, position, unwatch }: Wanted): void {
      presence?.stop()
      encrypted?.stop()
      cached?.stop()
      position?.stop()
      unwatch?.()
    },
  }
}
