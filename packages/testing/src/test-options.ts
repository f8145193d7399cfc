import type { ChannelKitOptions, Clock, KitOptions } from '@channelkit/core'
import * as deferred from '@channelkit/core/deferred'
import { openInWorker } from '@channelkit/core/worker-host'
import Pusher from 'pusher-js'
import { createLine } from './memory-socket.ts'
import { createMemoryWorkers } from './memory-worker.ts'
import { addAddress, patchPusher } from './network.ts'
import { type AuthUser, createTestServer, partsOf, TEST_APP, type TestServer } from './test-server.ts'

export interface TestKitOptions extends Omit<KitOptions, 'key' | 'cluster' | 'pusher' | 'source'> {
  /** The server to visit; two kits on one server are two visitors. Default: one of its own. */
  server?: TestServer
  /**
   * Who visits, or a function that says who it is now: nobody (`null`) is refused with 403. Default
   * `{ id: 'me', info: { name: 'Me' } }`.
   */
  user?: AuthUser | (() => AuthUser | null)
  /** Testing Library's `act`, for React; only with a server of its own. */
  act?(run: () => Promise<void>): Promise<unknown>
}

/** A line to a server in memory, and the options of a kit that takes it. */
export function visitBy(caller: string, options: TestKitOptions) {
  const { server: given, user = { id: 'me', info: { name: 'Me' } }, act, load, authorize, ...rest } = options
  if (given && act) throw new TypeError(`${caller}: give \`act\` to createTestServer, with the server.`)
  const server = given ?? createTestServer({ act })
  const { door, add } = partsOf(server)
  const line = createLine(server.hub)
  const address = addAddress(line)
  async function loadPatched() {
    const loaded = deferred.findPusher(load ? await load() : Pusher)
    patchPusher(loaded)
    return loaded
  }
  const kitOptions: ChannelKitOptions = {
    key: TEST_APP.key,
    deferred: { ...deferred, openInWorker },
    grace: 0,
    leaveAfter: 0,
    wsHost: address.host,
    wsPort: 80,
    forceTLS: false,
    enabledTransports: ['ws'],
    authorize:
      typeof authorize === 'function'
        ? (request, signal) => door.watch(() => authorize(request, signal))
        : (authorize ?? ((request) => door.answer(request, typeof user === 'function' ? user() : user))),
    load: loadPatched,
    createWorker: createMemoryWorkers(loadPatched, rest.clock ?? hostClock),
    ...rest,
  }
  return { server, line, address, add, kitOptions }
}

const hostClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  setTimeout: (run, ms) => setTimeout(run, ms),
  clearTimeout: (timer) => clearTimeout(timer as never),
}

export interface TestOptions {
  /** For a provider, or for `createChannelKit`. */
  readonly options: ChannelKitOptions
  readonly server: TestServer
}

/** The frame of a host that has none, in ms. */
const FRAME = 16

/**
 * Options of kits on a server in memory, for an application whose provider makes its kit. It takes what `createTestKit`
 * takes. What was made of them is ended by whoever made it.
 *
 * @example
 * const { options, server } = createTestOptions({ user: { id: 'ann' } })
 * render(<ChannelKitProvider options={options}><Room /></ChannelKitProvider>)
 * await server.settled()
 */
export function createTestOptions(given: TestKitOptions = {}): TestOptions {
  const { server, line, address, add, kitOptions } = visitBy('createTestOptions', given)
  const frames = new Set<() => void>()
  const remove = add({
    line,
    // They come back as they do in a page.
    comeBack() {},
    flush: () => frames.forEach((frame) => void frame()),
    destroy() {
      remove()
      address.remove()
    },
  })
  const requestFrame = (run: () => void) => {
    const timer = setTimeout(() => frame(), FRAME)
    const cancel = () => {
      clearTimeout(timer)
      frames.delete(frame)
    }
    const frame = () => {
      cancel()
      run()
    }
    frames.add(frame)
    return cancel
  }
  return { options: { requestFrame, ...kitOptions }, server }
}
