import { expect, it, vi } from 'vitest'
import { createKeyed } from './keyed.ts'

function setUp() {
  const items: Record<string, object | undefined> = { a: { n: 1 }, b: { n: 1 } }
  let users = 0
  const keyed = createKeyed<object>(
    (run) => run(),
    (id) => items[id],
    () => {
      users++
      return () => users--
    },
  )
  return { items, keyed, users: () => users }
}

it('an item is one store, told only when that item changed', () => {
  const { items, keyed, users } = setUp()
  expect(keyed.item('a')).toBe(keyed.item('a'))
  const listener = vi.fn()
  const leave = keyed.item('a').subscribe(listener)
  items.b = { n: 2 }
  keyed.notify()
  expect(listener).not.toHaveBeenCalled()
  items.a = { n: 2 }
  keyed.notify(['b'])
  expect(listener).not.toHaveBeenCalled()
  keyed.notify(['a', 'nobody'])
  keyed.notify()
  expect([listener.mock.calls.length, keyed.item('a').getSnapshot(), users()]).toEqual([1, { n: 2 }, 1])
  leave()
  items.a = undefined
  keyed.notify()
  expect([listener.mock.calls.length, users()]).toEqual([1, 0])
})

it('the same listener twice is told twice, and leaves once at a time', () => {
  const { items, keyed } = setUp()
  const listener = vi.fn()
  keyed.item('a').subscribe(listener)
  keyed.item('a').subscribe(listener)()
  items.a = {}
  keyed.notify()
  expect(listener).toHaveBeenCalledOnce()
})

it('a server renders no item', () => {
  expect(setUp().keyed.item('a').getInitialSnapshot()).toBeUndefined()
})
