import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createToldKit } from '../../test/told-kit.ts'
import { boundConversation, conversationActions, createConversationFollower } from './bound.ts'
import { conversation } from './conversation.ts'

const ROOM = 'presence-room'
let world: ReturnType<typeof createToldKit>
beforeEach(() => {
  vi.useFakeTimers({ now: 1000 })
  world = createToldKit()
})
afterEach(() => {
  world.kit.destroy()
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})
const texts = (store: { getSnapshot(): { messages: readonly { text: string }[] } }) =>
  store.getSnapshot().messages.map(({ text }) => text)

describe('the conversation of a hook', () => {
  it('is the same for other functions, and among visitors where nobody stores what is sent', () => {
    const stored = boundConversation(world.kit, ROOM, { send: async () => {}, history: async () => [] })
    expect(boundConversation(world.kit, ROOM, { send: async () => 1, change: async () => 1 })).toBe(stored)
    expect(stored).toBe(conversation(world.kit, ROOM, { peers: false }))
    expect(boundConversation(world.kit, ROOM)).toBe(conversation(world.kit, ROOM, { peers: true }))
    expect(boundConversation(world.kit, ROOM, { peers: false })).toBe(stored)
  })

  it('is followed as long as it is the same, and begins with what was given for its channel', () => {
    const follow = createConversationFollower()
    const initial = [{ id: 1, text: 'Before' }]
    const followed = follow(world.kit, ROOM, { initial })
    expect(texts(followed)).toEqual(['Before'])
    const later = [{ id: 2, text: 'Later' }]
    expect(follow(world.kit, ROOM, { initial: later })).toBe(followed)
    expect(texts(followed)).toEqual(['Before'])
    const other = follow(world.kit, 'presence-other', { initial: later })
    expect([other === followed, texts(other)]).toEqual([false, []])
    expect(texts(createConversationFollower()(world.kit, 'presence-third', undefined))).toEqual([])
  })

  it('begins with it again after it ended meanwhile', async () => {
    const followed = createConversationFollower()(world.kit, ROOM, { initial: [{ id: 1, text: 'Before' }] })
    followed.subscribe(() => {})()
    await vi.advanceTimersByTimeAsync(100)
    expect(texts(followed)).toEqual([])
    let told = 0
    const stop = followed.subscribe(() => told++)
    world.kit.flush()
    expect(texts(followed)).toEqual(['Before'])
    expect(told).toBeGreaterThan(0)
    stop()
  })
})

describe('what one can do with it', () => {
  it('is done with the functions of the moment', async () => {
    const calls: unknown[][] = []
    const store = Object.fromEntries(
      ['send', 'retry', 'discard', 'edit', 'remove', 'loadEarlier'].map((name) => [
        name,
        (...args: unknown[]) => {
          calls.push([name, ...args])
          return name
        },
      ]),
    )
    let functions: object | undefined
    const actions = conversationActions(() => ({ store: store as never, functions: functions as never }))
    const [send, change, history] = [async () => 1, async () => 2, async () => []]
    for (const given of [{ send, change, history }, {}, undefined]) {
      functions = given
      const { send, change, history } = given ?? {}
      expect(actions.send('Hi')).toBe('send')
      expect(actions.retry('key')).toBe('retry')
      expect(actions.discard('key')).toBe('discard')
      expect(actions.edit('id', 'text')).toBe('edit')
      expect(actions.remove('id')).toBe('remove')
      await actions.loadEarlier()
      expect(calls.splice(0)).toEqual([
        ['send', 'Hi', send],
        ['retry', 'key'],
        ['discard', 'key'],
        ['edit', 'id', 'text', change],
        ['remove', 'id', change],
        ...(history ? [['loadEarlier', history]] : []),
      ])
    }
  })
})
