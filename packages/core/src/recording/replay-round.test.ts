import { describe, expect, it, vi } from 'vitest'
import { go, live, opening, says, up, useTape } from '../../test/tape.ts'

const play = useTape()

describe('a replay that goes round', () => {
  it('tells all once more, on a line that is still up', async () => {
    const onEnd = vi.fn()
    const { source, news } = play([opening, up, live('a'), says('e', 1)], { loop: true, onEnd }, 100)
    source.connect()
    source.subscribe('a')
    source.bind('a', 'e')
    await go(99)
    expect([news().length, onEnd.mock.calls.length, source.position]).toEqual([4, 0, 99])
    await go(1)
    expect([onEnd.mock.calls.length, source.position]).toEqual([1, 0])
    await go(40)
    expect(news()).toEqual(['connection connected', 'subscribed a', 'event a e 1'])
    source.skipTo(90)
    expect(source.position).toBe(90)
    await go(10)
    expect(onEnd).toHaveBeenCalledTimes(2)
  })

  it('opens its line again where it had lost it', async () => {
    const { source, news } = play([opening, up, { type: 'connection', state: 'lost' }], { loop: true }, 50)
    source.connect()
    await go(65)
    expect(news().slice(3)).toEqual(['connection connecting', 'connection connected'])
  })

  it('ends once where it does not', async () => {
    const onEnd = vi.fn()
    const { source, told } = play([up], { onEnd })
    source.connect()
    await go(1000)
    expect([onEnd.mock.calls.length, told.length, source.position]).toEqual([1, 1, 10])
  })

  it('has no round without length', async () => {
    const onEnd = vi.fn()
    const { source } = play([up], { loop: true, onEnd }, 0)
    source.connect()
    await go(10)
    expect(onEnd).toHaveBeenCalledTimes(10)
  })
})
