import type { ChannelKit } from '@channelkit/core'
import type { DevtoolsOptions } from '@channelkit/ui/devtools'

/** A page with devtools: a price twice, a doorbell that listens, and the list of a room. */
export interface DevtoolsDriver {
  readonly name: string
  /** How each of them is told of: who holds a channel, and within what or by which hook. */
  readonly holders: Readonly<Record<'ticker' | 'private-door' | 'presence-room', string>>
  mount(kit: ChannelKit, options?: DevtoolsOptions): void
  act(run: () => Promise<void>): Promise<void>
  cleanup(): void
}
