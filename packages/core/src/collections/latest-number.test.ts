import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createHandKit } from '../../test/hand-kit.ts'
import { latestNumber } from '../index.ts'

let world: ReturnType<typeof createHandKit>
beforeEach(() => {
  vi.useFakeTimers()
  world = createHandKit(true)
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
it('is a number, of the payload or of a field of it', () => {
  const whole = use(latestNumber(world.kit, 'presence-a', 'price'))
  const field = use(latestNumber(world.kit, 'presence-a', 'trade', 'price'))
  expect([whole(), field()]).toEqual([null, null])
  world.emit('price', '101.5')
  world.emit('trade', { price: 7 })
  expect([whole(), field()]).toEqual([101.5, 7])
  const trade = (field?: string) => latestNumber(world.kit, 'presence-a', 'trade', field)
  const first = trade()
  expect([trade() === first, trade('price') === first]).toEqual([true, false])
})

it('is no number where there is none, which is told once where something else stands there', () => {
  const whole = use(latestNumber(world.kit, 'presence-a', 'price'))
  const field = use(latestNumber(world.kit, 'presence-a', 'trade', 'price'))
  for (const data of [{}, null, { price: null }]) world.emit('trade', data)
  world.emit('price', null)
  world.emit('price', 5)
  expect([whole(), field(), world.errors]).toEqual([5, null, []])
  world.emit('trade', { price: 'much' })
  world.emit('trade', { price: 'more' })
  world.emit('price', {})
  expect([whole(), field()]).toEqual([null, null])
  expect(world.errors.map(({ message }) => message.split('. ')[0])).toEqual([
    expect.stringContaining('trade on presence-a: price is "much", which is no number'),
    expect.stringContaining('price on presence-a: the payload is an object, which is no number'),
  ])
})

it('an off channel has no number, and asks for none', () => {
  const off = use(latestNumber(world.kit, null, 'price'))
  world.emit('price', 5)
  expect(off()).toBeNull()
})
