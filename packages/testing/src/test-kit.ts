import { type ChannelKit, createChannelKit, type KitOptions } from '@channelkit/core'
import * as deferred from '@channelkit/core/deferred'
import Pusher from 'pusher-js'
import { createLine } from './memory-socket.ts'
import { addAddress, patchPusher } from './network.ts'
import { type AuthUser, createTestServer, partsOf, TEST_APP, type TestServer } from './test-server.ts'

export interface TestKitOptions extends Omit<KitOptions, 'key' | 'cluster' | 'pusher' | 'source'> {
  /** The server to visit; two kits on one server are two visitors. Default: one of its own. */
  server?: TestServer
  /** Who visits. Default `{ id: 'me', info: { name: 'Me' } }`. */
  user?: AuthUser
  /** Testing Library's `act`, for React; only with a server of its own. */
  act?(run: () => Promise<void>): Promise<unknown>
}

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
 * Everything a kit takes can be given too. The grace period is 0 unless given, so that what is left is left.
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
  const { server: given, user = { id: 'me', info: { name: 'Me' } }, act, load, authorize, ...rest } = options
  if (given && act) throw new TypeError('createTestKit: give `act` to createTestServer, with the server.')
  const server = given ?? createTestServer({ act })
  const { door, add } = partsOf(server)
  const line = createLine(server.hub)
  const address = addAddress(line)
  const kit = createChannelKit({
    key: TEST_APP.key,
    deferred,
    grace: 0,
    wsHost: address.host,
    wsPort: 80,
    forceTLS: false,
    enabledTransports: ['ws'],
    authorize:
      typeof authorize === 'function'
        ? (request, signal) => door.watch(() => authorize(request, signal))
        : (authorize ?? ((request) => door.answer(request, user))),
    async load() {
      const loaded = deferred.findPusher(load ? await load() : Pusher)
      patchPusher(loaded)
      return loaded
    },
    ...rest,
  })
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
