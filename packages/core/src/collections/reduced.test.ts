import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createHandKit } from '../../test/hand-kit.ts'
import { reduced } from '../index.ts'

let world: ReturnType<typeof createHandKit>
beforeEach(() => {
  vi.useFakeTimers()
  world = createHandKit()
})
afterEach(() => {
  world.kit.destroy()
  vi.useRealTimers()
})
interface Used<T> {
  getSnapshot(): T
  subscribe(listener: () => void): () => void
}
const use = <T>(store: Used<T>) => {
  store.subscribe(() => {})
  return () => {
    world.kit.flush()
    return store.getSnapshot()
  }
}
it('whatever a reducer makes of events, in order', async () => {
  const add = (sum: { n: number }, data: { n: number }) => ({ n: sum.n + data.n })
  const make = (options?: object, reducer = add) =>
    reduced(
      world.kit,
      'presence-a' as never,
      ['up', 'down'] as never,
      reducer as never,
      { n: 0 },
      options as never,
    )
  const store = make()
  const shown = use(store)
  for (const n of [1, 2]) world.emit('up', { n })
  world.emit('down', { n: -5 })
  expect(shown()).toEqual({ n: -2 })
  expect([make() === store, make({}, (a) => a) === store, make({ version: 'n' }) === store]).toEqual([
    true,
    false,
    false,
  ])
  const answers = [{ n: 10 }, { n: 20 }]
  const fetched = use(make({ backfill: async () => answers.shift() }))
  world.emit('up', { n: 1 })
  await vi.advanceTimersByTimeAsync(0)
  expect(fetched()).toEqual({ n: 11 })
  world.lose(5, 6)
  await vi.advanceTimersByTimeAsync(0)
  expect(fetched()).toEqual({ n: 20 })
})

it('does not reduce again what a state holds already', () => {
  const set = (_: unknown, data: unknown) => data
  const shown = use(
    reduced(
      world.kit,
      'presence-a' as never,
      'up' as never,
      set as never,
      { n: 0 },
      { version: 'n', initial: { n: 3 } },
    ),
  )
  for (const n of [2, 3]) world.emit('up', { n, late: true })
  expect(shown()).toEqual({ n: 3 })
  world.emit('up', { n: 4 })
  expect(shown()).toEqual({ n: 4 })
})
