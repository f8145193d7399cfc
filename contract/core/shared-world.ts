import { type ChannelKitError, type Shared, shared } from '@channelkit/core'
import { createTestKit, createTestServer, type TestKit } from '@channelkit/testing'
import { vi } from 'vitest'

export const ROOM = 'presence-game'

/** A server, and people on it who share a value. */
export function createSharedWorld() {
  const server = createTestServer()
  const errors: ChannelKitError[] = []
  const visit = (id: string): TestKit =>
    createTestKit({ server, user: { id, info: {} }, onError: (error) => errors.push(error) })
  function share<T>(id: string, initial: T, kit = visit(id)) {
    const store: Shared<T> = shared(kit.kit, ROOM, 'board', initial)
    const history: { value: T; synced: boolean }[] = []
    const leave = store.subscribe(() => {
      const { value, synced } = store.getSnapshot()
      history.push({ value, synced })
    })
    return {
      ...kit,
      store,
      history,
      leave,
      set: store.set,
      shown: () => store.getSnapshot().value,
    }
  }
  async function pass(ms = 2500) {
    await server.settled()
    await vi.advanceTimersByTimeAsync(ms)
    await server.settled()
  }
  return { server, errors, visit, share, pass }
}
