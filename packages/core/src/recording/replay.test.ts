import { describe, expect, it, vi } from 'vitest'
import { go, live, NOW, opening, people, START, says, up, useTape } from '../../test/tape.ts'

const play = useTape()

describe('a replay', () => {
  it('tells what is asked for, at the time of now', async () => {
    const { source, told, news } = play([
      opening,
      up,
      live('b'),
      people,
      live('a'),
      says('e', 1),
      says('f', 2),
    ])
    source.connect()
    source.subscribe('a')
    source.bind('a', 'e')
    await go(30)
    expect(told.map(({ at }) => at)).toEqual([NOW, NOW + 10, NOW + 30])
    await go(100)
    expect(news()).toEqual([
      'connection connecting',
      'connection connected',
      'members a',
      'subscribed a',
      'event a e 1',
    ])
  })

  it('has an event without a sender that somebody is bound to, also one that was unheard then', async () => {
    const { source, told } = play([up, live('a'), says('e', 1, 'unheard'), { ...says('e', 2), userId: 'bo' }])
    source.connect()
    source.subscribe('a')
    source.bind('a', 'e')
    await go(50)
    expect(told.slice(2)).toEqual([
      { type: 'event', at: NOW + 20, channel: 'a', event: 'e', data: 1, userId: undefined },
      { type: 'event', at: NOW + 30, channel: 'a', event: 'e', data: 2, userId: 'bo' },
    ])
  })

  it('tells who watches of events that nobody is bound to, as such', async () => {
    const lines = [up, { ...says('e', 1), userId: 'bo' }, says('e', 2, 'unheard'), says('e', 3), says('e', 4)]
    const { source, told, news } = play(lines)
    source.connect()
    source.watch(true)
    await go(15)
    expect(told[1]).toEqual({ type: 'unheard', at: NOW + 10, channel: 'a', event: 'e', data: 1 })
    source.subscribe('a')
    source.bind('a', 'e')
    source.unbind('a', 'e')
    await go(10)
    source.watch(false)
    await go(10)
    source.bind('a', 'e')
    await go(10)
    expect(news().filter((word) => word.includes(' e '))).toEqual([
      'unheard a e 1',
      'unheard a e 2',
      'event a e 4',
    ])
  })

  it('never tells the answer to another question, nor that somebody left', async () => {
    const past = { type: 'past', channel: 'a', ask: 1, events: [] }
    const { source, news } = play([up, live('a'), past, { type: 'unsubscribe', channel: 'a' }])
    source.connect()
    source.subscribe('a')
    await go(50)
    expect(news()).toEqual(['connection connected', 'subscribed a'])
  })

  it('may be told in its own time', async () => {
    const { source, told } = play([up, live('a')], { times: 'recorded', speed: 2 })
    expect(source.clock.now()).toBe(START)
    source.connect()
    source.subscribe('a')
    await go(10)
    expect([told.map(({ at }) => at), source.clock.now()]).toEqual([[START, START + 10], START + 20])
    const ran = vi.fn()
    source.clock.setTimeout(ran, 0)
    source.clock.clearTimeout(source.clock.setTimeout(ran, 0))
    expect(ran).not.toHaveBeenCalled()
    await go(1)
    expect(ran).toHaveBeenCalledTimes(1)
  })

  it('begins where it is told to, all at once where it is told that, and waits where it is told to', async () => {
    const lines = [up, live('a'), says('e', 1), says('e', 2)]
    const asks = ({ source }: ReturnType<typeof play>) => {
      source.connect()
      source.subscribe('a')
      source.bind('a', 'e')
    }
    const [some, all, none] = [
      play(lines, { from: 20 }),
      play(lines, { speed: Number.POSITIVE_INFINITY }),
      play(lines, { paused: true }),
    ]
    for (const one of [some, all, none]) asks(one)
    await go(0)
    expect([some, all, none].map(({ told }) => told.length)).toEqual([3, 4, 0])
    expect([some, all, none].map(({ source }) => source.position)).toEqual([20, 40, 0])
    await go(100)
    expect(none.told).toEqual([])
    none.source.play()
    await go(5)
    none.source.pause()
    await go(100)
    expect([none.told.length, none.source.position, none.source.duration]).toEqual([1, 5, 40])
  })

  it('stands until it is connected, whatever was said before', async () => {
    const { source, told } = play([up])
    source.play()
    await go(50)
    expect([told, source.position]).toEqual([[], 0])
    source.pause()
    source.connect()
    await go(50)
    expect(told).toEqual([])
  })

  it('says what is wrong with its speed', () => {
    expect(() => play([], { speed: 0 })).toThrow('replay: speed must be above 0, not 0')
  })
})
