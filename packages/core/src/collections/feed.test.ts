import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createHandKit } from '../../test/hand-kit.ts'
import { feed } from '../index.ts'
import type { FeedDefinitionOptions } from './feed.ts'

interface Message {
  id?: number
  text: string
}
let world: ReturnType<typeof createHandKit>
beforeEach(() => {
  vi.useFakeTimers({ now: 5000 })
  world = createHandKit()
})
afterEach(() => {
  world.kit.destroy()
  vi.useRealTimers()
})
const open = (options?: FeedDefinitionOptions<Message>, events: string | string[] = 'said') => {
  const store = feed(world.kit, 'presence-a' as never, events as never, options as never)
  store.subscribe(() => {})
  return store as { getSnapshot(): readonly { id: number; at: number; data: Message; gap?: object }[] }
}
const texts = (store: ReturnType<typeof open>) => {
  world.kit.flush()
  return store.getSnapshot().map(({ data }) => data.text)
}
const say = (text: string, id?: number) => world.emit('said', { id, text })

describe('a feed', () => {
  it('is what was said, oldest first, each with a number of its own', () => {
    const store = open({}, ['said', 'sung'])
    say('a')
    world.emit('sung', { text: 'b' })
    world.emit('else', { text: 'c' })
    expect(texts(store)).toEqual(['a', 'b'])
    expect(store.getSnapshot()).toMatchObject([
      { id: 1, event: 'said', channel: 'presence-a', at: 1 },
      { id: 2, event: 'sung' },
    ])
    expect(store.getSnapshot()).toBe(store.getSnapshot())
  })

  it('keeps the newest: a hundred, or as many as were asked for', () => {
    const [all, two] = [open(), open({ limit: 2 })]
    for (let n = 0; n <= 100; n++) say(String(n))
    expect([texts(all).length, texts(all)[0], texts(two)]).toEqual([100, '1', ['99', '100']])
  })

  it('shows nothing twice, of what it still holds and what has an id at all', () => {
    const store = open({ by: 'id', limit: 2 })
    for (const id of [1, 1, 2, 1]) say(`m${id}`, id)
    expect(texts(store)).toEqual(['m1', 'm2'])
    say('m3', 3)
    say('m1 again', 1)
    expect(texts(store)).toEqual(['m3', 'm1 again'])
    say('x')
    say('x')
    expect(texts(store)).toEqual(['x', 'x'])
    const byText = open({ by: ({ text }) => text })
    for (const text of ['a', 'b', 'a']) say(text)
    expect(texts(byText)).toEqual(['a', 'b'])
  })

  it('refuses what is no limit, and a backfill with which things would show twice', () => {
    for (const limit of [0, -1, 1.5, Number.NaN, '3' as never])
      expect(() => open({ limit })).toThrow(
        expect.objectContaining({
          code: 'invalid-options',
          message: expect.stringContaining(`feed: limit must be a whole number above 0, not ${limit}`),
        }),
      )
    expect(() => open({ backfill: () => [] })).toThrow('feed: backfill needs by')
  })

  it('is one for the same question', () => {
    const first = open({ limit: 5, by: 'id' })
    const others = [open({ limit: 6, by: 'id' }), open({ limit: 5 }), open({ limit: 5, by: 'id', rewind: 3 })]
    expect([open({ limit: 5, by: 'id' }) === first, ...others.map((one) => one === first)]).toEqual([
      true,
      false,
      false,
      false,
    ])
  })
})

describe('what a feed missed', () => {
  it('is marked at the entry that follows, and at no other', () => {
    const store = open()
    say('a')
    world.lose(100, 200)
    say('b')
    say('c')
    expect(texts(store)).toEqual(['a', 'b', 'c'])
    expect(store.getSnapshot().map(({ gap }) => gap)).toEqual([undefined, { from: 100, to: 200 }, undefined])
  })

  it('is fetched before what came since, with the times that it has', async () => {
    const answers: unknown[] = []
    const asked: (number | null)[] = []
    const store = open({
      by: 'id',
      backfill: (from) => {
        asked.push(from)
        return new Promise<never>((resolve) => answers.push(resolve))
      },
    })
    const answer = async (events: object[]) => {
      ;(answers.at(-1) as (events: object[]) => void)(events)
      await vi.advanceTimersByTimeAsync(0)
    }
    say('late', 9)
    expect(texts(store)).toEqual([])
    await answer([
      { data: { id: 1, text: 'first' }, at: '1970-01-01T00:00:03Z' },
      { data: { id: 2, text: 'second' }, at: 'whenever', userId: 'bob', event: 'other' },
    ])
    expect(texts(store)).toEqual(['first', 'second', 'late'])
    expect(store.getSnapshot()).toMatchObject([
      { at: 3000, event: 'said', channel: 'presence-a', userId: undefined },
      { at: 5000, event: 'other', userId: 'bob' },
      { at: 1 },
    ])
    world.lose(6000, 7000)
    await answer([{ data: { id: 3, text: 'third' } }])
    say('then', 10)
    expect(texts(store).slice(3)).toEqual(['third', 'then'])
    expect(store.getSnapshot().some(({ gap }) => gap)).toBe(false)
    expect(asked).toEqual([null, 5000])
  })
})

it('what a page was given is there at first', () => {
  const store = open({ initial: [{ data: { id: 1, text: 'given' } }], by: 'id' })
  say('given again', 1)
  say('new', 2)
  expect(texts(store)).toEqual(['given', 'new'])
})
