import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createHandKit } from '../../test/hand-kit.ts'
import { cursors } from '../index.ts'
import { type Cursor, type CursorsOptions, glide } from './cursors.ts'

let world: ReturnType<typeof createHandKit>
beforeEach(() => {
  vi.useFakeTimers()
  world = createHandKit()
})
afterEach(() => {
  world.kit.destroy()
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})
const open = (options?: CursorsOptions, channel: string | null = 'presence-a') => {
  const store = cursors(world.kit, channel as never, options)
  const leave = store.subscribe(() => {})
  const shown = () => {
    world.kit.flush()
    return store.getSnapshot()
  }
  return { store, leave, shown }
}
const point = (data: unknown, userId?: string, at = 1) =>
  world.tell({ type: 'event', at, channel: 'presence-a', event: 'client-cursor', data, userId })
const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms)
const places = () => world.said.map(({ data }) => (data as { x?: number }).x ?? 'gone')

describe('one’s own', () => {
  it('is sent at once, then eight times a second at most, the last place always', async () => {
    const { store } = open()
    for (const x of [1, 2, 3]) store.move(x, -x)
    await wait(0)
    expect(world.said).toEqual([
      { channel: 'presence-a', event: 'client-cursor', data: { id: 'ann', name: undefined, x: 1, y: -1 } },
    ])
    await wait(124)
    expect(places()).toEqual([1])
    await wait(1)
    expect(places()).toEqual([1, 3])
    await wait(125)
    store.move(4, 0)
    await wait(0)
    expect(places()).toEqual([1, 3, 4])
    store.leave()
    await wait(1000)
    expect(places()).toEqual([1, 3, 4, 'gone'])
  })

  it('leaves once, without what was not sent yet, and with the last listener', async () => {
    const { store, leave } = open({ me: { id: 7, name: 'Ann' } })
    store.leave()
    store.move(1, 0)
    store.move(2, 0)
    store.leave()
    store.leave()
    await wait(500)
    expect(world.said.map(({ data }) => data)).toEqual([
      { id: '7', name: 'Ann', x: 1, y: 0 },
      { id: '7', name: 'Ann', gone: true },
    ])
    store.move(3, 0)
    leave()
    await wait(60_000)
    expect(places().slice(2)).toEqual([3, 'gone'])
  })
})

describe('those of others', () => {
  it('are shown by who the server says they are, or as they say themselves', () => {
    const { shown } = open()
    point({ x: 1, y: 2, name: 'Bob', id: 'eve' }, 'bob', 5)
    point({ x: 3, y: 4, name: 7, id: 9 })
    point({ x: 5, y: 6 }, 'ann')
    point({ x: 5, y: 6 })
    point(null, 'cy')
    expect(shown()).toEqual([
      { id: 'bob', name: 'Bob', x: 1, y: 2, at: 5, from: { x: 1, y: 2, at: 5 } },
      { id: '9', name: null, x: 3, y: 4, at: 1, from: { x: 3, y: 4, at: 1 } },
    ])
  })

  it('come from where they were on their way', () => {
    const { shown } = open()
    point({ x: 0, y: 0 }, 'bob', 0)
    point({ x: 100, y: 0 }, 'bob', 1000)
    point({ x: 0, y: 0 }, 'bob', 1125)
    expect(shown()).toEqual([
      { id: 'bob', name: null, x: 0, y: 0, at: 1125, from: { x: 50, y: 0, at: 1000 } },
    ])
  })

  it('are left out where they say no place', () => {
    const { shown } = open()
    for (const data of [{ x: 1 }, { y: 1 }, { x: '1', y: 1 }, { x: Number.POSITIVE_INFINITY, y: 1 }])
      point(data, 'bob')
    expect(shown()).toEqual([])
  })

  it('go when they say so, when they leave, when they rest, and with the line', async () => {
    const { shown } = open({ idle: 1000 })
    const ids = () => shown().map(({ id }) => id)
    for (const id of ['a', 'b', 'c', 'd']) point({ x: 1, y: 1 }, id)
    point({ gone: 'yes', x: 2, y: 2 }, 'a')
    point({ gone: true }, 'a')
    point({ gone: true }, 'nobody')
    world.left('b')
    expect(ids()).toEqual(['c', 'd'])
    await wait(600)
    point({ x: 2, y: 2 }, 'd')
    await wait(400)
    expect(ids()).toEqual(['d'])
    world.tell({ type: 'connection', at: 9, state: 'lost' })
    expect(ids()).toEqual([])
  })

  it('rest half a minute where nothing else was said', async () => {
    const { shown } = open()
    point({ x: 1, y: 1 }, 'bob')
    await wait(29_999)
    expect(shown()).toHaveLength(1)
    await wait(1)
    expect(shown()).toEqual([])
  })
})

it('nobody points on a channel that is off, or of a kind on which nobody can', () => {
  for (const channel of [null, 'public']) {
    const { store, shown } = open({}, channel)
    store.move(1, 1)
    store.leave()
    expect([shown(), world.said]).toEqual([[], []])
    expect(store.state.getSnapshot().error?.code).toBe(channel ? 'invalid-channel' : undefined)
  }
  const first = open().store
  expect([open().store === first, open({ idle: 5 }).store === first]).toEqual([true, false])
})

describe('a way between', () => {
  const cursor = (at: number, fromAt: number): Cursor => ({
    ...({ id: 'a', name: null, x: 10, y: 20, at } as const),
    from: { x: 0, y: 0, at: fromAt },
  })
  it.each([
    [1000, 800, 1000, 0],
    [1000, 800, 1100, 5],
    [1000, 800, 1200, 10],
    [1000, 800, 9000, 10],
    [1000, 800, 999, 10],
    [1000, 0, 1125, 5],
    [1000, 990, 1062.5, 5],
  ])('that ends at %d and began at %d is at %d in %d', (at, fromAt, now, x) =>
    expect(glide(cursor(at, fromAt), now)).toEqual({ x, y: x * 2 }),
  )
})
