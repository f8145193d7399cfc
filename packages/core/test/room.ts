import { afterEach, beforeEach, expect, vi } from 'vitest'
import {
  type ChannelKitOptions,
  type Conversation,
  type ConversationOptions,
  conversation,
} from '../src/index.ts'
import { createToldKit } from './told-kit.ts'

export const ROOM = 'presence-room'

/** Functions of an application that answer when the test says so. */
export function desk() {
  const asked: { args: unknown[]; answer(value?: unknown): void; refuse(why: unknown): void }[] = []
  const ask = (...args: unknown[]) =>
    new Promise<never>((answer, refuse) => void asked.push({ args, answer: answer as never, refuse }))
  return { asked, ask }
}

/** Ann's page with a room, told by hand, anew for each test of the file that calls this. */
export function useRoom(kitOptions: ChannelKitOptions = {}) {
  let world: ReturnType<typeof createToldKit>
  let store: Conversation
  beforeEach(() => {
    vi.useFakeTimers({ now: 1_000_000 })
    world = createToldKit(kitOptions)
  })
  afterEach(() => {
    world.kit.destroy()
    expect(vi.getTimerCount()).toBe(0)
    vi.useRealTimers()
  })
  const settle = async (ms = 0) => {
    await vi.advanceTimersByTimeAsync(ms)
    world.kit.flush()
  }
  const live = (at = Date.now()) => {
    world.line('connected', at, { socketId: '1.2' })
    const all = [
      { id: 'ann', info: { name: 'Ann' } },
      { id: 'bo', info: { name: 'Bo' } },
    ]
    world.told({ type: 'members', channel: ROOM, me: 'ann', all })
    world.told({ type: 'subscribed', channel: ROOM, at })
  }
  return {
    get world() {
      return world
    },
    get store() {
      return store
    },
    settle,
    live,
    async enter(options: ConversationOptions = {}) {
      store = conversation(world.kit, ROOM, options)
      const leave = store.subscribe(() => {})
      live()
      await settle()
      return leave
    },
    async lose(ms = 1000) {
      world.line('lost', Date.now())
      await settle(ms)
      live()
      await settle()
    },
    async says(event: string, data: unknown, userId?: string) {
      world.told({ type: 'event', channel: ROOM, event, data, userId, at: Date.now() })
      await settle()
    },
    messages: () => {
      world.kit.flush()
      return store.getSnapshot().messages
    },
    /** Each message in words: its text, `-` where it was taken back, and what it is unless it was sent. */
    said: () => {
      world.kit.flush()
      return store
        .getSnapshot()
        .messages.map(({ text, state, deleted }) =>
          [deleted ? '-' : text, state].filter((word) => word !== 'sent').join(' '),
        )
    },
  }
}
