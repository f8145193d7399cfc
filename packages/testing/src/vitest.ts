import { expect } from 'vitest'
import { matchers } from './matchers.ts'

expect.extend(matchers as never)

interface ChannelKitMatchers<R> {
  /** The kit, or any kit of the server, sent this client event. Data that is not given is not compared. */
  toHaveTriggered(channel: string, event: string, data?: unknown): R
  /** The kit, or any kit of the server, is subscribed to the channel now. */
  toBeSubscribedTo(channel: string): R
}

declare module 'vitest' {
  interface Assertion<T> extends ChannelKitMatchers<T> {}
}
