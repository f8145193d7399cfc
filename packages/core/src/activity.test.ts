import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createToldKit } from '../test/told-kit.ts'
import type { ChannelKit } from './index.ts'

let world: ReturnType<typeof createToldKit>
let kit: ChannelKit
beforeEach(() => {
  vi.useFakeTimers({ now: 1000 })
  world = createToldKit()
  kit = world.kit
})
afterEach(() => {
  kit.destroy()
  vi.useRealTimers()
})

const happens = (count: number) => world.told({ type: 'count', channel: 'news', count })
const log = () => {
  kit.flush()
  return kit.activity.getSnapshot()
}

it('logs nothing, and asks for nothing, while nobody watches', () => {
  happens(1)
  expect(log()).toEqual({ entries: [], counters: {} })
  expect(world.asked()).toEqual([])
})

it('numbers what happens, oldest first, and counts each type and the frames', () => {
  const heard = vi.fn()
  const stop = kit.activity.subscribe(heard)
  happens(1)
  happens(2)
  world.line('connecting', 2)
  const { entries, counters } = log()
  expect(entries).toEqual([
    { id: 1, type: 'count', at: 1, channel: 'news', count: 1 },
    { id: 2, type: 'count', at: 1, channel: 'news', count: 2 },
    { id: 3, type: 'connection', at: 2, state: 'connecting' },
  ])
  expect(counters).toEqual({ count: 2, connection: 1 })
  expect(heard).toHaveBeenCalledOnce()
  happens(3)
  expect(log().counters).toEqual({ count: 3, connection: 1, commits: 1 })
  stop()
})

it('watches for events that nobody listens to, from its first watcher to its last', () => {
  const [one, two] = [kit.activity.subscribe(() => {}), kit.activity.subscribe(() => {})]
  expect(world.asked()).toEqual(['watch true'])
  one()
  one()
  expect(world.asked()).toEqual([])
  happens(1)
  two()
  expect(world.asked()).toEqual(['watch false'])
  happens(2)
  expect(log().counters).toMatchObject({ count: 1 })
  const again = kit.activity.subscribe(() => {})
  happens(3)
  expect(log().entries.map(({ id }) => id)).toEqual([1, 2])
  again()
})

it('tells who stopped watching nothing more, and the others all', () => {
  const [gone, there] = [vi.fn(), vi.fn()]
  const stops = [kit.activity.subscribe(gone), kit.activity.subscribe(there)]
  stops[0]!()
  happens(1)
  kit.flush()
  expect([gone.mock.calls.length, there.mock.calls.length]).toEqual([0, 1])
  stops[1]!()
})

it.each([
  [499, 499],
  [500, 500],
  [501, 500],
  [1000, 500],
  [1001, 500],
  [3000, 500],
])('of %i happenings keeps the newest %i, and counts all', (happened, kept) => {
  const stop = kit.activity.subscribe(() => {})
  for (let i = 1; i <= happened; i++) happens(i)
  const { entries, counters } = log()
  expect(entries).toHaveLength(kept)
  expect(entries[0]).toMatchObject({ id: happened - kept + 1, count: happened - kept + 1 })
  expect(entries.at(-1)).toMatchObject({ id: happened })
  expect(counters).toEqual({ count: happened })
  stop()
})

it('shows one frame for good: what comes later changes nothing in what was shown', () => {
  const stop = kit.activity.subscribe(() => {})
  happens(1)
  const before = log()
  happens(2)
  kit.flush()
  expect([before.entries.length, before.counters]).toEqual([1, { count: 1 }])
  stop()
})

it('forgets what it logged, and counts from nothing, when it is cleared', () => {
  const heard = vi.fn()
  const stop = kit.activity.subscribe(heard)
  happens(1)
  kit.flush()
  kit.activity.clear()
  expect(log()).toEqual({ entries: [], counters: {} })
  expect(heard).toHaveBeenCalledTimes(2)
  stop()
})
