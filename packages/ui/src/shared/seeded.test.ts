import { expect, it } from 'vitest'
import { seeded } from './seeded.ts'

/** A store that writes down what it was given, and how many follow it. */
function noting() {
  const log: unknown[] = []
  const store = {
    getSnapshot: () => 1,
    getInitialSnapshot: () => 0,
    seed: (initial: unknown) => void log.push(initial),
    subscribe: () => {
      log.push('followed')
      return () => void log.push('left')
    },
  }
  return { store, log }
}

it('gives a store what to begin with again, each time before it is followed', () => {
  const { store, log } = noting()
  const given = seeded(store as never, 'a') as typeof store
  given.subscribe()()
  given.subscribe()
  expect(log).toEqual(['a', 'followed', 'left', 'a', 'followed'])
  expect(given.getSnapshot()).toBe(1)
})

it('is the same one for the same store, with what was given last', () => {
  const { store, log } = noting()
  const given = seeded(store as never, 'a') as typeof store
  expect(seeded(store as never, 'b')).toBe(given)
  given.subscribe()
  expect(log).toEqual(['b', 'followed'])
})

it('leaves a store alone that is given nothing', () => {
  const { store } = noting()
  expect(seeded(store as never, undefined)).toBe(store)
})
