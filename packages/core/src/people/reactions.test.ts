import { describe, expect, it, vi } from 'vitest'
import { useTalk } from '../../test/talk.ts'
import { channel, type ReactionsOptions, reactions } from '../index.ts'

const room = useTalk()
const { heard, live, said, says, settle, talk } = room

describe('reacting', () => {
  it('counts here at once, is room.news, and is told to the others with what they were told before', async () => {
    const store = await talk({ emoji: ['👍', '🎉'] })
    said()
    store.react('👍')
    room.world.kit.flush()
    expect(store.getSnapshot()).toMatchObject({ counts: { '👍': 1 }, mine: { '👍': 1 } })
    expect(room.news).toEqual([{ emoji: '👍', count: 1, mine: true }])
    await settle(250)
    store.react('👍')
    await settle()
    const by = expect.any(String)
    expect(said()).toEqual([
      { by, version: 1, counts: { '👍': 1 }, was: {} },
      { by, version: 2, counts: { '👍': 2 }, was: { '👍': 1 } },
    ])
  })

  it('is told four times a second at most, with all that came meanwhile', async () => {
    const store = await talk()
    said()
    for (let i = 0; i < 5; i++) store.react('👍')
    await settle()
    expect(said().map(({ counts }) => counts)).toEqual([{ '👍': 1 }])
    await settle(249)
    expect(said()).toEqual([])
    await settle(1)
    expect(said().map(({ counts }) => counts)).toEqual([{ '👍': 5 }])
    await settle(1000)
    expect(said()).toEqual([])
  })

  it('with anything else than the emoji that there are is nothing', async () => {
    const store = await talk({ emoji: ['👍'] })
    said()
    store.react('🎉')
    await settle(1000)
    expect([store.getSnapshot().counts, room.news, said()]).toEqual([{}, [], []])
  })

  it('before the channel is live is said once it is', async () => {
    const store = reactions(room.world.kit, 'presence-talk')
    room.stops.push(store.subscribe(() => {}))
    store.react('👍')
    await settle(1000)
    expect(said()).toEqual([])
    live()
    await settle(250)
    expect(said()).toContainEqual(expect.objectContaining({ counts: { '👍': 1 } }))
  })

  it('just before the last who looks is gone is said at once, while the page stays on the channel', async () => {
    const store = await talk()
    const stay = channel(room.world.kit, 'presence-talk').subscribe(() => {})
    said()
    store.react('👍')
    store.react('👍')
    for (const stop of room.stops.splice(0)) stop()
    room.stops.push(stay)
    await settle(100)
    expect(said().at(-1)).toMatchObject({ counts: { '👍': 2 } })
  })

  it('takes back what was pressed again, where each person has each once', async () => {
    const store = await talk({ toggle: true, emoji: ['👍'] })
    store.react('👍')
    store.react('👍')
    room.world.kit.flush()
    expect(store.getSnapshot()).toMatchObject({ counts: {}, mine: {} })
    expect(room.news).toEqual([{ emoji: '👍', count: 1, mine: true }])
  })
})

describe('what others react', () => {
  it('is added up by person, and only what is new of it is news', async () => {
    const store = await talk()
    says('bob', 1, { '👍': 2 })
    says('bob', 2, { '👍': 5 }, { '👍': 2 })
    says('cem', 1, { '👍': 1, '🎉': 1 })
    says('bob', 1, { '👍': 2 })
    room.world.kit.flush()
    expect(store.getSnapshot()).toMatchObject({ counts: { '👍': 6, '🎉': 1 }, mine: {} })
    expect(room.news.map(({ emoji, count, mine }) => [emoji, count, mine])).toEqual([
      ['👍', 2, false],
      ['👍', 3, false],
      ['👍', 1, false],
      ['🎉', 1, false],
    ])
  })

  it('counts by who the server says it was, whatever they say themselves', async () => {
    const store = await talk({ toggle: true })
    heard({ by: 'dan', version: 1, counts: { '👍': 1 }, was: {} }, 'bob')
    heard({ by: 'eve', version: 2, counts: { '👍': 1 }, was: {} }, 'bob')
    room.world.kit.flush()
    expect(store.getSnapshot().counts).toEqual({ '👍': 1 })
  })

  it('counts for each tab of a person, where each press counts', async () => {
    const store = await talk()
    heard({ by: 'tab1', version: 1, counts: { '👍': 1 }, was: {} }, 'bob')
    heard({ by: 'tab2', version: 1, counts: { '👍': 1 }, was: {} }, 'bob')
    room.world.kit.flush()
    expect(store.getSnapshot().counts).toEqual({ '👍': 2 })
  })

  it('is one’s own where another tab of the same person toggled it', async () => {
    const store = await talk({ toggle: true })
    said()
    says('ann', 3, { '👍': 1 })
    room.world.kit.flush()
    expect(store.getSnapshot().mine).toEqual({ '👍': 1 })
    expect(room.news).toEqual([{ emoji: '👍', count: 1, mine: true }])
    store.react('👍')
    await settle(250)
    expect(said()).toEqual([{ by: 'ann', version: 4, counts: { '👍': 0 }, was: { '👍': 1 } }])
  })

  it('about something else, or without sense, is nothing here', async () => {
    const store = await talk({ about: 'm1' })
    says('bob', 1, { '👍': 1 })
    heard({ about: 'm2', by: 'bob', version: 1, counts: { '👍': 1 } }, 'bob')
    heard({ about: 'm1', by: 'bob', version: -1, counts: { '👍': 1 } }, 'bob')
    room.world.kit.flush()
    expect(store.getSnapshot().counts).toEqual({})
    heard({ about: 'm1', by: 'bob', version: 1, counts: { '👍': 1 }, was: {} }, 'bob')
    room.world.kit.flush()
    expect(store.getSnapshot().counts).toEqual({ '👍': 1 })
  })

  it('is heard by a handler until it is taken off, though another throws', async () => {
    const store = await talk()
    const late = vi.fn()
    store.on(() => {
      throw new Error('mine')
    })
    const off = store.on(late)
    says('bob', 1, { '👍': 1 })
    off()
    says('bob', 2, { '👍': 2 })
    expect([late.mock.calls.length, room.world.errors]).toEqual([1, ['handler-failed', 'handler-failed']])
  })

  it('keeps its snapshot where nothing came of it', async () => {
    const store = await talk()
    says('bob', 1, { '👍': 1 })
    room.world.kit.flush()
    const before = store.getSnapshot()
    says('bob', 2, { '👍': 1 }, { '👍': 1 })
    room.world.kit.flush()
    expect(store.getSnapshot()).toBe(before)
  })
})

describe('where nobody can react', () => {
  it.each(['news', 'private-encrypted-x'])('%s fails, and says why', async (name) => {
    const store = reactions(room.world.kit, name)
    room.stops.push(store.subscribe(() => {}))
    store.react('👍')
    store.on(() => {})()
    store.seed({ counts: { '👍': 1 } })
    await settle(1000)
    expect(store.getSnapshot()).toMatchObject({
      status: 'failed',
      counts: {},
      mine: {},
      error: { code: 'invalid-channel' },
    })
    expect(said()).toEqual([])
  })

  it('the channel null is off', async () => {
    const store = reactions(room.world.kit, null)
    room.stops.push(store.subscribe(() => {}))
    store.react('👍')
    await settle(1000)
    expect(store.getSnapshot()).toMatchObject({ status: 'idle', counts: {}, mine: {}, error: null })
  })
})

it('one store serves all who ask for the same', () => {
  const of = (options?: ReactionsOptions) => reactions(room.world.kit, 'presence-talk', options)
  expect(of({ emoji: ['👍'] })).toBe(of({ emoji: ['👍'] }))
  expect(of({ emoji: ['👍'] })).not.toBe(of({ emoji: ['🎉'] }))
  expect(of({ about: 'm1' })).not.toBe(of({ about: 'm2' }))
})
