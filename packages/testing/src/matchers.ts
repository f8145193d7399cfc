import { visitOf } from './test-kit.ts'
import { partsOf, type TestServer } from './test-server.ts'

/** What `expect.extend` hands to a matcher, in Vitest and Jest alike. */
interface MatcherContext {
  equals(a: unknown, b: unknown): boolean
  utils: { printReceived(value: unknown): string; printExpected(value: unknown): string }
}

interface MatcherResult {
  pass: boolean
  message(): string
}

const isServer = (value: object): value is TestServer => partsOf(value as TestServer) !== undefined

function visited(received: object): { server: TestServer; mine(socketId: string): boolean } {
  const visit = visitOf(received)
  if (visit) return { server: visit.server, mine: (id) => visit.socketIds.has(id) }
  if (isServer(received)) return { server: received, mine: () => true }
  throw new TypeError('Expected the kit or the server of createTestKit().')
}

/**
 * Matchers for `expect.extend`, in Vitest and Jest.
 *
 * @example
 * expect.extend(matchers)
 * expect(kit).toHaveTriggered('presence-room', 'client-wave', { to: 'bob' })
 * expect(kit).toBeSubscribedTo('ticker')
 */
export const matchers = {
  /** A kit, or any kit of the server, sent this client event and the server passed it on. */
  toHaveTriggered(
    this: MatcherContext,
    received: object,
    channel: string,
    event: string,
    ...data: unknown[]
  ): MatcherResult {
    const { server, mine } = visited(received)
    const sent = server.triggered.filter((one) => mine(one.socketId))
    const pass = sent.some(
      (one) =>
        one.channel === channel &&
        one.event === event &&
        (data.length === 0 || this.equals(one.data, data[0])),
    )
    return {
      pass,
      message: () =>
        `Expected ${pass ? 'no ' : ''}client event ${this.utils.printExpected([channel, event, ...data])}; sent: ` +
        this.utils.printReceived(sent.map((one) => [one.channel, one.event, one.data])),
    }
  },
  /** A kit, or any kit of the server, is subscribed to the channel now. */
  toBeSubscribedTo(this: MatcherContext, received: object, channel: string): MatcherResult {
    const { server, mine } = visited(received)
    const channels = [...server.hub.app('test').channels.values()]
      .filter(({ sockets }) => [...sockets].some(({ socketId }) => mine(socketId)))
      .map(({ name }) => name)
    const pass = channels.includes(channel)
    return {
      pass,
      message: () =>
        `Expected ${pass ? 'no ' : 'a '}subscription to ${this.utils.printExpected(channel)}; there are: ` +
        this.utils.printReceived(channels),
    }
  },
}
