import { expect, it } from 'vitest'
import { toObservable } from './observable.ts'

/** A store whose value is set by hand. */
function byHand<T>(value: T) {
  const listeners = new Set<() => void>()
  const read = () => value
  return {
    store: {
      getSnapshot: read,
      getInitialSnapshot: read,
      subscribe(listener: () => void) {
        listeners.add(listener)
        return () => void listeners.delete(listener)
      },
    },
    listeners,
    set(next: T) {
      value = next
      for (const listener of listeners) listener()
    },
  }
}

it('tells the value at once and each change, and lets the store rest when it is no longer heard', () => {
  const { store, set, listeners } = byHand(1)
  const told: number[] = []
  const stop = toObservable(store).subscribe((value) => told.push(value))
  set(2)
  set(2)
  set(3)
  stop()
  set(4)
  expect([told, listeners.size]).toEqual([[1, 2, 3], 0])
})

it('tells an object with `next`, and a part only when that part is another', () => {
  const { store, set } = byHand({ ids: ['a'], at: 1 })
  const told: (readonly string[])[] = []
  toObservable(store, { select: ({ ids }) => [...ids] }).subscribe({ next: (ids) => told.push(ids) })
  set({ ids: ['a'], at: 2 })
  set({ ids: ['a', 'b'], at: 3 })
  expect(told).toEqual([['a'], ['a', 'b']])
})

it('asks for what is the same as told', () => {
  const { store, set } = byHand(1)
  const told: number[] = []
  toObservable(store, { equal: (a, b) => Math.floor(a) === Math.floor(b) }).subscribe((n) => told.push(n))
  for (const n of [1.5, 2, 2.9, 1]) set(n)
  expect(told).toEqual([1, 2, 1])
})
