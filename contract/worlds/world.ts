import type { ChannelKit } from '@channelkit/core'
import type { AuthUser, TestServer } from '@channelkit/testing'

/** What the suite does at the other end of the line. */
export type Server = Pick<
  TestServer,
  | 'channels'
  | 'cut'
  | 'destroy'
  | 'emit'
  | 'emitToUser'
  | 'presence'
  | 'refuseAuth'
  | 'restore'
  | 'settled'
  | 'triggered'
>

export interface World {
  readonly server: Server
  /** A kit of somebody's own. */
  visit(user: AuthUser): ChannelKit
  /** How often a channel was entered, by whoever visits. */
  subscribed(): number
}

/** A kind of connection that kits can stand on. */
export interface WorldKind {
  readonly name: string
  /** @param act waits with what runs until the framework has rendered what came of it */
  create(act: (run: () => Promise<void>) => Promise<void>): World
}
