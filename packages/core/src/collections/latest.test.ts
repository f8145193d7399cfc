import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createHandKit } from '../../test/hand-kit.ts'
import { latest } from '../index.ts'

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
const price = (options?: object) =>
  latest(world.kit, 'presence-a' as never, 'price' as never, options as never)

it('is the payload that came last, of its event alone', () => {
  const shown = use(price())
  expect(shown()).toBeUndefined()
  world.emit('price', 1)
  world.emit('other', 2)
  expect(shown()).toBe(1)
  world.emit('price', null)
  expect(shown()).toBeNull()
})

it('begins with what it is given, until something comes', async () => {
  const given = use(price({ initial: 7 }))
  expect(given()).toBe(7)
  world.emit('price', 8)
  expect(given()).toBe(8)
  let answer = (_: unknown) => {}
  const asked = use(
    price({
      version: 'n',
      initial: () =>
        new Promise((resolve) => {
          answer = resolve
        }),
    }),
  )
  world.emit('price', { n: 1 })
  answer({ n: 0 })
  await vi.advanceTimersByTimeAsync(0)
  expect(asked()).toEqual({ n: 1 })
})

it('keeps the newer of two, where they say which that is', () => {
  const shown = use(price({ version: 'at' }))
  for (const [at, n] of [
    [5, 1],
    [4, 2],
    [5, 3],
  ])
    world.emit('price', { at, n })
  expect(shown()).toEqual({ at: 5, n: 1 })
  world.emit('price', { at: 6, n: 4 })
  expect(shown()).toEqual({ at: 6, n: 4 })
})

it('is one store for the same question', () => {
  const first = price()
  expect([price({ initial: 1 }) === first, price({ version: 'at' }) === first]).toEqual([true, false])
})
