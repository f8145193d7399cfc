import type { ChannelKit } from '@channelkit/core'

/** The names of the components, the same in every binding. */
export type ComponentName =
  | 'AvatarStack'
  | 'ConnectionBadge'
  | 'ConnectionBanner'
  | 'LiveChart'
  | 'Cursors'
  | 'LiveMap'
  | 'EventFeed'
  | 'LiveValue'
  | 'PresenceList'
  | 'Sparkline'
  | 'TypingIndicator'

export interface ShowOptions {
  kit: ChannelKit
  name: ComponentName
  props: Record<string, unknown>
  /** What fills a slot, as text made of what the slot is given. */
  slots?: Record<string, (data: never) => string>
}

export interface Shown {
  readonly root: HTMLElement
  set(props: Record<string, unknown>): Promise<void>
  unmount(): void
}

/** One framework, for the suite of components. */
export interface ComponentDriver {
  readonly name: string
  show(options: ShowOptions): Promise<Shown>
  /** Waits with what runs until the framework has rendered what came of it. */
  act(run: () => Promise<void>): Promise<void>
  cleanup(): void
}
