import type { AuthMember, AuthUser } from '@channelkit/server/auth'
import { sharedSecret } from '@channelkit/server/auth'
import { createHub, type HistoryRule, type Hub, type Limits } from '@channelkit/server/hub'
import { createDoor, type Door } from './door.ts'
import { encrypt } from './encrypt.ts'
import { createPresence, type TestPresence } from './guest.ts'
import type { Line } from './memory-socket.ts'
import { settle } from './settle.ts'

export type { AuthMember, AuthUser }

/** A client event that the server took from a kit and passed on. */
export interface TriggeredEvent {
  readonly channel: string
  readonly event: string
  readonly data: unknown
  readonly socketId: string
}

/** The server in memory, and a hand on everything that can go wrong. */
export interface TestServer {
  /** Sends an event to all subscribers of a channel, as an application's backend does. */
  emit(channel: string, event: string, data?: unknown): void
  /** Sends an event to a signed-in user. */
  emitToUser(userId: string, event: string, data?: unknown): void
  /** People on a presence channel that need no kit. */
  presence(channel: string): TestPresence
  /** Breaks every line; nobody gets through until `restore`. */
  cut(): void
  /** Mends every line; the kits come back at once. */
  restore(): void
  /** Refuses channels (`*` for all, the empty name for sign-in) with an HTTP status; returns the way to allow again. */
  refuseAuth(channel?: string, options?: { status?: number }): () => void
  /** Makes every frame and authorisation take this long, in ms. */
  delay(ms: number): void
  /** Closes a user's connections, as an application's backend can. */
  terminateUser(userId: string): void
  /** Waits until everything that is on its way has arrived and is shown. */
  settled(): Promise<void>
  /** The client events of kits so far, oldest first. */
  readonly triggered: readonly TriggeredEvent[]
  /** The channels that somebody is subscribed to. */
  readonly channels: readonly string[]
  /** The engine itself, for what is not here. */
  readonly hub: Hub
  /** Ends the server and all its kits. */
  destroy(): void
}

export interface TestServerOptions {
  /** Testing Library's `act`, for React: what arrives while settling is rendered within it. */
  act?(run: () => Promise<void>): Promise<unknown>
  /** What differs from the limits of hosted Channels: members of a presence channel, the size of events... */
  limits?: Partial<Limits>
  /** Which channels keep their events, as our own server can: `[{ channels: '*' }]`. Default none, as hosted Channels. */
  history?: readonly HistoryRule[]
}

/** What a kit's line needs of the server; not for tests. */
export interface ServerParts {
  readonly door: Door
  add(visit: Visit): () => void
}

export interface Visit {
  readonly line: Line
  flush(): void
  comeBack(): void
  destroy(): void
}

const parts = new WeakMap<TestServer, ServerParts>()
export const partsOf = (server: TestServer): ServerParts => parts.get(server)!

export const TEST_APP = {
  id: 'test',
  key: 'test-key',
  secret: 'test-secret',
  encryptionMasterKey: btoa('channelkit'.repeat(4).slice(0, 32)),
}

/**
 * Makes a server in memory; `createTestKit` makes one by itself unless it is given one.
 *
 * @example
 * const server = createTestServer()
 * const ann = createTestKit({ server, user: { id: 'ann' } })
 * const bob = createTestKit({ server, user: { id: 'bob' } })
 */
export function createTestServer({
  act = (run) => run(),
  limits,
  history,
}: TestServerOptions = {}): TestServer {
  const hub = createHub({ apps: [{ ...TEST_APP, ...(history && { history }) }], limits })
  const app = hub.app(TEST_APP.id)
  const door = createDoor(TEST_APP)
  const visits = new Set<Visit>()
  const presences = new Map<string, ReturnType<typeof createPresence>>()
  const triggered: TriggeredEvent[] = []
  const lines = () => [...visits].map(({ line }) => line)
  const sum = (count: (line: Line) => number) => lines().reduce((total, line) => total + count(line), 0)

  hub.tap((happening) => {
    if (happening.type !== 'client-event') return
    const { channel, event, data, socketId } = happening
    if (socketId && lines().some(({ socketIds }) => socketIds.has(socketId)))
      triggered.push({ channel, event, data, socketId })
  })

  const server: TestServer = {
    hub,
    triggered,
    get channels() {
      return [...app.channels.values()].filter(({ sockets }) => sockets.size > 0).map(({ name }) => name)
    },
    emit(channel, event, data = null) {
      const text = JSON.stringify(data)
      const locked = channel.startsWith('private-encrypted-')
      app.publish(channel, event, locked ? encrypt(sharedSecret(TEST_APP, channel), text) : text)
    },
    emitToUser: (userId, event, data) => server.emit(`#server-to-user-${userId}`, event, data),
    presence(channel) {
      const known = presences.get(channel) ?? createPresence(hub, TEST_APP, channel)
      presences.set(channel, known)
      return known
    },
    cut() {
      for (const line of lines()) line.cut()
    },
    restore() {
      for (const line of lines()) line.restore()
      for (const visit of visits) visit.comeBack()
    },
    refuseAuth: door.refuse,
    delay(ms) {
      door.delay = ms
      for (const line of lines()) line.delay = ms
    },
    terminateUser: (userId) => void hub.terminateUser(TEST_APP.id, userId),
    async settled() {
      const run = () =>
        settle({
          busy: () => door.asking > 0 || sum(({ travelling }) => travelling) > 0,
          stamp: () => door.asked + sum(({ travelled }) => travelled),
          beat: () => visits.forEach((visit) => void visit.flush()),
        })
      await act(run)
    },
    destroy() {
      const end = () => {
        for (const visit of [...visits]) visit.destroy()
        for (const presence of presences.values()) presence.end()
        hub.close()
      }
      // What is still mounted shows the end; nothing of it takes longer than this call.
      void act(end as () => Promise<void>)
    },
  }
  parts.set(server, {
    door,
    add(visit) {
      visits.add(visit)
      visit.line.delay = door.delay
      return () => visits.delete(visit)
    },
  })
  return server
}
