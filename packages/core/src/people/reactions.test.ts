import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createToldKit } from '../../test/told-kit.ts'
import { channel, type Reaction, type ReactionsOptions, reactions } from '../index.ts'

const EVENT = 'client-reaction'
let world: ReturnType<typeof createToldKit>
let news: Reaction[]
let stops: (() => void)[]

beforeEach(() => {
  vi.useFakeTimers({ now: 1000 })
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
  world = createToldKit()
  news = []
  stops = []
})
afterEach(() => {
  for (const stop of stops) stop()
  world.kit.destroy()
  vi.restoreAllMocks()
  vi.useRealTimers()
})

const live = (channel = 'presence-talk') => {
  world.line('connected')
  if (channel.startsWith('presence-'))
    world.told({ type: 'members', channel, me: 'ann', all: [{ id: 'ann', info: {} }] })
  world.told({ type: 'subscribed', channel })
}
const heard = (data: object, userId?: string, channel = 'presence-talk') =>
  world.told({ type: 'event', channel, event: EVENT, data, userId })
/** What was said since the last look. */
const said = () =>
  world
    .asked()
    .filter((one) => one.startsWith('send '))
    .map((one) => JSON.parse(one.slice(one.indexOf('{'))))
/** Somebody's reactions by now, and what they had said before. */
const says = (by: string, version: number, counts: object, was: object = {}) =>
  heard({ by, version, counts, was }, by)
const settle = async (ms = 0) => {
  await vi.advanceTimersByTimeAsync(ms)
  world.kit.flush()
}

async function talk(options: ReactionsOptions = {}, channel = 'presence-talk') {
  const store = reactions(world.kit, channel, options)
  stops.push(
    store.subscribe(() => {}),
    store.on((one) => news.push(one)),
  )
  live(channel)
  await settle()
  return store
}

describe('reacting', () => {
  it('counts here at once, is news, and is told to the others with what they were told before', async () => {
    const store = await talk({ emoji: ['👍', '🎉'] })
    said()
    store.react('👍')
    world.kit.flush()
    expect(store.getSnapshot()).toMatchObject({ counts: { '👍': 1 }, mine: { '👍': 1 } })
    expect(news).toEqual([{ emoji: '👍', count: 1, mine: true }])
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
    expect([store.getSnapshot().counts, news, said()]).toEqual([{}, [], []])
  })

  it('before the channel is live is said once it is', async () => {
    const store = reactions(world.kit, 'presence-talk')
    stops.push(store.subscribe(() => {}))
    store.react('👍')
    await settle(1000)
    expect(said()).toEqual([])
    live()
    await settle(250)
    expect(said()).toContainEqual(expect.objectContaining({ counts: { '👍': 1 } }))
  })

  it('just before the last who looks is gone is said at once, while the page stays on the channel', async () => {
    const store = await talk()
    const stay = channel(world.kit, 'presence-talk').subscribe(() => {})
    said()
    store.react('👍')
    store.react('👍')
    for (const stop of stops.splice(0)) stop()
    stops.push(stay)
    await settle(100)
    expect(said().at(-1)).toMatchObject({ counts: { '👍': 2 } })
  })

  it('takes back what was pressed again, where each person has each once', async () => {
    const store = await talk({ toggle: true, emoji: ['👍'] })
    store.react('👍')
    store.react('👍')
    world.kit.flush()
    expect(store.getSnapshot()).toMatchObject({ counts: {}, mine: {} })
    expect(news).toEqual([{ emoji: '👍', count: 1, mine: true }])
  })
})

describe('what others react', () => {
  it('is added up by person, and only what is new of it is news', async () => {
    const store = await talk()
    says('bob', 1, { '👍': 2 })
    says('bob', 2, { '👍': 5 }, { '👍': 2 })
    says('cem', 1, { '👍': 1, '🎉': 1 })
    says('bob', 1, { '👍': 2 })
    world.kit.flush()
    expect(store.getSnapshot()).toMatchObject({ counts: { '👍': 6, '🎉': 1 }, mine: {} })
    expect(news.map(({ emoji, count, mine }) => [emoji, count, mine])).toEqual([
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
    world.kit.flush()
    expect(store.getSnapshot().counts).toEqual({ '👍': 1 })
  })

  it('counts for each tab of a person, where each press counts', async () => {
    const store = await talk()
    heard({ by: 'tab1', version: 1, counts: { '👍': 1 }, was: {} }, 'bob')
    heard({ by: 'tab2', version: 1, counts: { '👍': 1 }, was: {} }, 'bob')
    world.kit.flush()
    expect(store.getSnapshot().counts).toEqual({ '👍': 2 })
  })

  it('is one’s own where another tab of the same person toggled it', async () => {
    const store = await talk({ toggle: true })
    said()
    says('ann', 3, { '👍': 1 })
    world.kit.flush()
    expect(store.getSnapshot().mine).toEqual({ '👍': 1 })
    expect(news).toEqual([{ emoji: '👍', count: 1, mine: true }])
    store.react('👍')
    await settle(250)
    expect(said()).toEqual([{ by: 'ann', version: 4, counts: { '👍': 0 }, was: { '👍': 1 } }])
  })

  it('about something else, or without sense, is nothing here', async () => {
    const store = await talk({ about: 'm1' })
    says('bob', 1, { '👍': 1 })
    heard({ about: 'm2', by: 'bob', version: 1, counts: { '👍': 1 } }, 'bob')
    heard({ about: 'm1', by: 'bob', version: -1, counts: { '👍': 1 } }, 'bob')
    world.kit.flush()
    expect(store.getSnapshot().counts).toEqual({})
    heard({ about: 'm1', by: 'bob', version: 1, counts: { '👍': 1 }, was: {} }, 'bob')
    world.kit.flush()
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
    expect([late.mock.calls.length, world.errors]).toEqual([1, ['handler-failed', 'handler-failed']])
  })

  it('keeps its snapshot where nothing came of it', async () => {
    const store = await talk()
    says('bob', 1, { '👍': 1 })
    world.kit.flush()
    const before = store.getSnapshot()
    says('bob', 2, { '👍': 1 }, { '👍': 1 })
    world.kit.flush()
    expect(store.getSnapshot()).toBe(before)
  })
})

describe('who comes later', () => {
  it('asks the others at once, unless a server knows', async () => {
    await talk()
    expect(said()).toEqual([{ ask: true }])
    await talk({ about: 'm1', initial: { counts: {} } })
    expect(said()).toEqual([])
  })

  it('is answered by one of those who know, within half a second', async () => {
    const store = await talk({ emoji: ['👍'] })
    heard({ ask: true }, 'new')
    await settle(1000)
    expect(said()).toEqual([{ ask: true }])
    store.react('👍')
    says('bob', 4, { '👍': 2 })
    said()
    heard({ ask: true }, 'new')
    await settle(249)
    expect(said().filter((one) => 'all' in one)).toEqual([])
    await settle(1)
    const [answer] = said().filter((one) => 'all' in one)
    expect(answer.all).toHaveLength(2)
    expect(answer.all.map(({ counts }: { counts: object }) => counts)).toEqual([{ '👍': 1 }, { '👍': 2 }])
  })

  it('is answered once: who hears an answer that says all keeps their own', async () => {
    await talk()
    says('bob', 4, { '👍': 2 })
    said()
    heard({ ask: true }, 'new')
    await settle(100)
    heard({ all: [{ by: 'bob bob', version: 4, counts: { '👍': 2 } }], rest: {} }, 'cem')
    await settle(1000)
    expect(said()).toEqual([])
    heard({ ask: true }, 'new')
    heard({ all: [], rest: {} }, 'cem')
    await settle(1000)
    expect(said()).toHaveLength(1)
  })

  it('learns of all, which is no news, and asks no more', async () => {
    const store = await talk()
    says('x', 1, {})
    world.line('lost', 2)
    live()
    said()
    heard({ all: [{ by: 'bob', version: 1, counts: { '👍': 3 } }], rest: { '🎉': 2 } }, 'cem')
    await settle(3000)
    expect(store.getSnapshot().counts).toEqual({ '👍': 3, '🎉': 2 })
    expect([news, said().filter((one) => 'ask' in one)]).toEqual([[], []])
  })
})

describe('a line that was lost', () => {
  it('is followed by a question within two seconds, and by what was said last', async () => {
    const store = await talk()
    store.react('👍')
    await settle(1000)
    said()
    world.line('lost', 2)
    live()
    await settle()
    expect(said()).toEqual([expect.objectContaining({ counts: { '👍': 1 }, was: { '👍': 1 } })])
    await settle(999)
    expect(said()).toEqual([])
    await settle(1)
    expect(said()).toEqual([{ ask: true }])
  })

  it('has nothing said again where nothing was said', async () => {
    await talk()
    said()
    world.line('lost', 2)
    live()
    await settle(3000)
    expect(said()).toEqual([{ ask: true }])
  })
})

describe('what a server knows', () => {
  it('counts at first, with what of it is one’s own', async () => {
    const store = await talk({ initial: { counts: { '👍': 5, '🎉': 1 }, mine: { '👍': 2 } } })
    expect(store.getSnapshot()).toMatchObject({ counts: { '👍': 5, '🎉': 1 }, mine: { '👍': 2 } })
    expect(news).toEqual([])
    store.react('👍')
    world.kit.flush()
    expect(store.getSnapshot()).toMatchObject({ counts: { '👍': 6, '🎉': 1 }, mine: { '👍': 3 } })
  })

  it('counts more than what was heard, whenever it tells', async () => {
    const store = await talk({ event: 'counts' })
    says('bob', 1, { '👍': 2 })
    world.told({ type: 'event', channel: 'presence-talk', event: 'counts', data: { counts: { '👍': 9 } } })
    world.kit.flush()
    expect(store.getSnapshot().counts).toEqual({ '👍': 9 })
    says('bob', 2, { '👍': 3 }, { '👍': 2 })
    world.kit.flush()
    expect(store.getSnapshot().counts).toEqual({ '👍': 10 })
    world.told({
      type: 'event',
      channel: 'presence-talk',
      event: 'counts',
      data: { about: 'm1', counts: { '👍': 1 } },
    })
    world.told({ type: 'event', channel: 'presence-talk', event: 'counts', data: {} })
    world.kit.flush()
    expect(store.getSnapshot().counts).toEqual({})
  })
})

describe('where nobody can react', () => {
  it.each(['news', 'private-encrypted-x'])('%s fails, and says why', async (name) => {
    const store = reactions(world.kit, name)
    stops.push(store.subscribe(() => {}))
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
    const store = reactions(world.kit, null)
    stops.push(store.subscribe(() => {}))
    store.react('👍')
    await settle(1000)
    expect(store.getSnapshot()).toMatchObject({ status: 'idle', counts: {}, mine: {}, error: null })
  })
})

it('one store serves all who ask for the same', () => {
  const of = (options?: ReactionsOptions) => reactions(world.kit, 'presence-talk', options)
  expect(of({ emoji: ['👍'] })).toBe(of({ emoji: ['👍'] }))
  expect(of({ emoji: ['👍'] })).not.toBe(of({ emoji: ['🎉'] }))
  expect(of({ about: 'm1' })).not.toBe(of({ about: 'm2' }))
})
