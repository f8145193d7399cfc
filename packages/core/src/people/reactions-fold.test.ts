import { describe, expect, it } from 'vitest'
import { useTalk } from '../../test/talk.ts'

const room = useTalk()
const { heard, live, said, says, settle, talk } = room

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

  it('learns of all, which is no room.news, and asks no more', async () => {
    const store = await talk()
    says('x', 1, {})
    room.world.line('lost', 2)
    live()
    said()
    heard({ all: [{ by: 'bob', version: 1, counts: { '👍': 3 } }], rest: { '🎉': 2 } }, 'cem')
    await settle(3000)
    expect(store.getSnapshot().counts).toEqual({ '👍': 3, '🎉': 2 })
    expect([room.news, said().filter((one) => 'ask' in one)]).toEqual([[], []])
  })
})

describe('a line that was lost', () => {
  it('is followed by a question within two seconds, and by what was said last', async () => {
    const store = await talk()
    store.react('👍')
    await settle(1000)
    said()
    room.world.line('lost', 2)
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
    room.world.line('lost', 2)
    live()
    await settle(3000)
    expect(said()).toEqual([{ ask: true }])
  })
})

describe('what a server knows', () => {
  it('counts at first, with what of it is one’s own', async () => {
    const store = await talk({ initial: { counts: { '👍': 5, '🎉': 1 }, mine: { '👍': 2 } } })
    expect(store.getSnapshot()).toMatchObject({ counts: { '👍': 5, '🎉': 1 }, mine: { '👍': 2 } })
    expect(room.news).toEqual([])
    store.react('👍')
    room.world.kit.flush()
    expect(store.getSnapshot()).toMatchObject({ counts: { '👍': 6, '🎉': 1 }, mine: { '👍': 3 } })
  })

  it('counts more than what was heard, whenever it tells', async () => {
    const store = await talk({ event: 'counts' })
    says('bob', 1, { '👍': 2 })
    room.world.told({
      type: 'event',
      channel: 'presence-talk',
      event: 'counts',
      data: { counts: { '👍': 9 } },
    })
    room.world.kit.flush()
    expect(store.getSnapshot().counts).toEqual({ '👍': 9 })
    says('bob', 2, { '👍': 3 }, { '👍': 2 })
    room.world.kit.flush()
    expect(store.getSnapshot().counts).toEqual({ '👍': 10 })
    room.world.told({
      type: 'event',
      channel: 'presence-talk',
      event: 'counts',
      data: { about: 'm1', counts: { '👍': 1 } },
    })
    room.world.told({ type: 'event', channel: 'presence-talk', event: 'counts', data: {} })
    room.world.kit.flush()
    expect(store.getSnapshot().counts).toEqual({})
  })
})
