import { type ChannelKit, createChannelKit } from '@channelkit/core'
import { type TestKitOptions, visitBy } from './test-options.ts'
import type { TestServer } from './test-server.ts'

export interface TestKit {
  readonly kit: ChannelKit
  readonly server: TestServer
  /** The line of this kit alone. */
  readonly line: { cut(): void; restore(): void }
}

const visits = new WeakMap<ChannelKit, { socketIds: ReadonlySet<string>; server: TestServer }>()
/** Where a test kit is; undefined for any other object. */
export const visitOf = (kit: object) => visits.get(kit as ChannelKit)

/**
 * A kit on the real `pusher-js`, over a socket in memory, to the real hub: no network, no ports, no sleeps.
 * Everything a kit takes can be given too. `grace` and `leaveAfter` are 0 unless given, so that what is left is left.
 *
 * @example
 * const { kit, server } = createTestKit()
 * const price = latest(kit, 'ticker', 'price')
 * price.subscribe(() => {})
 * await server.settled()
 * server.emit('ticker', 'price', 42)
 * await server.settled()
 * expect(price.getSnapshot()).toBe(42)
 */
export function createTestKit(options: TestKitOptions = {}): TestKit {
  const { server, line, address, add, kitOptions } = visitBy('createTestKit', options)
  const kit = createChannelKit(kitOptions)
  // Later than the news that the line broke, which may still be on its way.
  const comeBack = () =>
    line.later(() => {
      kit.flush()
      const { status } = kit.connection.getSnapshot()
      if (status === 'reconnecting' || status === 'unavailable' || status === 'connecting')
        kit.connection.retry()
    })
  const destroy = kit.destroy
  kit.destroy = () => {
    destroy()
    remove()
    // The address outlives the kit by a moment: pusher-js closes its socket later than it is told to.
    address.remove()
  }
  const remove = add({ line, comeBack, flush: () => kit.flush(), destroy: () => kit.destroy() })
  visits.set(kit, { socketIds: line.socketIds, server })
  return {
    kit,
    server,
    line: {
      cut: line.cut,
      restore() {
        line.restore()
        comeBack()
      },
    },
  }
}
