import type { ChannelKit } from '@channelkit/core'
import type { Side } from './model/settings.ts'
import type { AsUser } from './model/users.ts'

export interface DevtoolsOptions {
  /** In which corner of the page the closed button is. Default `bottom-right`. */
  corner?: 'bottom-right' | 'bottom-left' | 'top-right' | 'top-left'
  /** Whether it is open, for whoever has not opened or closed it yet. Default false. */
  open?: boolean
  /** At which edge it stands, for whoever has not chosen one yet. Default `bottom`. */
  side?: Side
  /** What the kit is called in the list of kits. Default: its key and its server. */
  name?: string
  /**
   * Options for a kit of somebody else, for "be a second user": where `authorize` is a function of yours, or your server tells
   * people apart by a cookie. Default: the auth endpoint is told `user_id`.
   */
  asUser?: AsUser
  /** Default: as the system is. */
  theme?: 'light' | 'dark'
}

/**
 * Puts devtools into the page: one panel for all kits, closed at first. In a build for production it does nothing.
 *
 * @param kit the kit to begin with; those that the page makes besides are found while it is developed
 * @returns the way to take it away again
 *
 * @example
 * const kit = createChannelKit({ key: 'app-key', cluster: 'eu' })
 * mountDevtools(kit)
 */
export type MountDevtools = (kit?: ChannelKit, options?: DevtoolsOptions) => () => void

/**
 * Opens the panel that was put into the page, as its own button does: for a menu or a key of your own. Where there is none it
 * does nothing.
 *
 * @example
 * button.onclick = () => openDevtools()
 */
export type OpenDevtools = () => void
