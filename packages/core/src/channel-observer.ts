import type { ChannelSnapshot, Gap } from './channel-status.ts'
import type { EventHandler } from './routes.ts'
import type { MembersHappening } from './source/source.ts'

/** What a store wants to know of its channel. Called synchronously, in order; nobody is notified from here. */
export interface ChannelObserver {
  readonly events?: readonly string[]
  readonly apply?: EventHandler
  /** Who is there on a presence channel, as far as that is known; then whoever comes or goes. */
  members?(told: MembersHappening): void
  /** Live now; with the gap that ended, if the channel had been live before. */
  live?(gap: Gap | null): void
  /** Something of the channel's state changed. */
  changed?(state: ChannelSnapshot): void
}
