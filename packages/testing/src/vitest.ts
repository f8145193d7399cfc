import { expect } from 'vitest'
import { matchers } from './matchers.ts'

expect.extend(matchers as never)

/** What `expect(kit)` knows besides, once `@channelkit/testing/vitest` is imported. */
interface ChannelKitMatchers<R> {
  /** The kit, or any kit of the server, sent this client event. Data that is not given is not compared. */
  toHaveTriggered(channel: string, event: string, data?: unknown): R
  /** The kit, or any kit of the server, is subscribed to the channel now. */
  toBeSubscribedTo(channel: string): R
}

declare module 'vitest' {
  interface Assertion<T> extends ChannelKitMatchers<T> {}
}

// What `expect` gives, with these matchers. It is exported since a built file of types that neither imports nor exports
// anything of Vitest's would stand in for Vitest's own types instead of adding to them.
export type { Assertion } from 'vitest'
