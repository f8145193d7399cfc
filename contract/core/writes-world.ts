import { type Readable, records, type WriteOptions, write } from '@channelkit/core'
import { createTestKit, type TestKit } from '@channelkit/testing'
import { afterEach, beforeEach, vi } from 'vitest'

export interface Row {
  id: string
  text: string
  at?: number
  clientId?: string
}

/** A POST that the test answers. */
export function post(settled: () => Promise<void>) {
  let answer = (_?: unknown) => {}
  let refuse = (_: unknown) => {}
  const calls: (string | null)[] = []
  return {
    calls,
    send({ socketId }: { socketId: string | null }) {
      calls.push(socketId)
      return new Promise<never>((resolve, reject) => {
        answer = resolve as typeof answer
        refuse = reject
      })
    },
    async answer(data?: unknown) {
      answer(data)
      await settled()
    },
    async refuse(error: unknown) {
      refuse(error)
      await settled()
    },
  }
}

/** A server in memory and a page that writes to the channel `room`, anew for each test of the file that calls this. */
export function useWrites() {
  let world: TestKit
  beforeEach(() => {
    vi.useFakeTimers()
    world = createTestKit({ onError: () => {} })
  })
  afterEach(() => {
    world.server.destroy()
    vi.useRealTimers()
  })
  const settled = async () => {
    await world.server.settled()
    await world.server.settled()
  }
  return {
    get kit() {
      return world.kit
    },
    settled,
    async emit(event: string, data: unknown) {
      world.server.emit('room', event, data)
      await settled()
    },
    cut: () => world.server.cut(),
    restore: () => world.server.restore(),
    post: () => post(settled),
    put: (event: string, data: unknown, send: ReturnType<typeof post>['send'], options: object = {}) =>
      write(world.kit, 'room', event, data, send, options as WriteOptions),
    rowsOf(options: object = {}) {
      const store = records<never, never, Row>(world.kit, 'room' as never, ['new', 'changed'] as never, {
        by: 'id',
        remove: 'removed' as never,
        ...options,
      })
      store.subscribe(() => {})
      return store
    },
  }
}

export const texts = ({ getSnapshot }: ReturnType<ReturnType<typeof useWrites>['rowsOf']>) => {
  const { ids, get } = getSnapshot()
  return ids.map((id) => get(id)?.text)
}

/** Everything that a store ever shows. */
export function shownBy<T>(store: Readable<T>, what: () => unknown): unknown[] {
  const all: unknown[] = [what()]
  store.subscribe(() => {
    if (JSON.stringify(all.at(-1)) !== JSON.stringify(what())) all.push(what())
  })
  return all
}
