import type { ChannelKit } from '@channelkit/core'

/** A component that people copy, by the name that it has in each framework. */
export type CopiedName =
  | 'AvatarStack'
  | 'Chat'
  | 'ConnectionBadge'
  | 'LiveValue'
  | 'PresenceList'
  | 'TypingLine'

/** One framework, for the suite of components to copy. */
export interface CopiedDriver {
  readonly name: string
  show(kit: ChannelKit, name: CopiedName, props: Record<string, unknown>): Promise<HTMLElement>
  /** Waits with what runs until the framework has rendered what came of it. */
  act(run: () => Promise<unknown>): Promise<void>
  cleanup(): void
}
