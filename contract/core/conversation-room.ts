import { type ChannelKitError, type ConversationOptions, conversation } from '@channelkit/core'
import { createTestKit, createTestServer, type TestServer } from '@channelkit/testing'
import { afterEach, beforeEach, vi } from 'vitest'

export const ROOM = 'presence-room'

/** A server in memory, and people who come to one room of it. */
export function useRoom() {
  let server: TestServer
  let errors: ChannelKitError[]
  beforeEach(() => {
    vi.useFakeTimers()
    errors = []
    server = createTestServer()
  })
  afterEach(() => {
    server.destroy()
    vi.useRealTimers()
  })
  const settled = async () => {
    await server.settled()
    await server.settled()
  }
  return {
    get server() {
      return server
    },
    get errors() {
      return errors
    },
    settled,
    /** The same room on a server that keeps events. */
    withHistory() {
      server.destroy()
      server = createTestServer({ history: [{ channels: '*' }] })
    },
    async emit(event: string, data: unknown) {
      server.emit(ROOM, event, data)
      await settled()
    },
    async enter(id: string, options: ConversationOptions = {}) {
      const entered = this.knock(id, options)
      await settled()
      return entered
    },
    /** The same, while nothing has come to anybody yet. */
    knock(id: string, options: ConversationOptions = {}) {
      const user = { id, info: { name: id.toUpperCase() } }
      const { kit } = createTestKit({ server, user, onError: (error) => errors.push(error), grace: 100 })
      const store = conversation(kit, ROOM, options)
      const leave = store.subscribe(() => {})
      const seen = () => {
        kit.flush()
        return store.getSnapshot()
      }
      const said = () =>
        seen().messages.map(({ text, state, deleted }) =>
          deleted ? '-' : state === 'sent' ? text : `${text} ${state}`,
        )
      return { kit, store, leave, seen, said }
    },
  }
}

/** A server of an application that answers when the test says so. */
export function desk() {
  const asked: {
    message: { id: string; text: string }
    answer(value?: unknown): void
    refuse(why: unknown): void
  }[] = []
  const send = (message: { id: string; text: string }) =>
    new Promise<unknown>((answer, refuse) => void asked.push({ message, answer, refuse }))
  return { asked, send }
}
