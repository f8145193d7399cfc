import { expect, it } from 'vitest'
import { createWritable } from '../store.ts'
import { type Details, seeded, withDetails } from './seeded.ts'

const state = { status: 'live', gap: null, error: null, writes: [] } as const
const of = (data: unknown): Details<unknown> => ({ ...state, data })

/** A store that runs or not, with what is shown while it does not. */
function setUp(shown = of('given')) {
  const empty = of(undefined)
  const store = createWritable(empty, (run) => run())
  const running = { ...store, retain: () => () => {}, end() {} }
  const set = (next: Details<unknown>) => {
    store.stage(next)
    store.notify()
  }
  return { details: seeded(running, () => shown), shown, set }
}

it('shows what was given until something runs', () => {
  const { details, shown, set } = setUp()
  expect([details.getSnapshot(), details.getInitialSnapshot()]).toEqual([shown, shown])
  const next = of('heard')
  set(next)
  expect([details.getSnapshot(), details.getInitialSnapshot()]).toEqual([next, shown])
})

it('tells of the data when that changed, and of all else only who asked for it', () => {
  const { details, set } = setUp()
  const given: unknown[] = []
  const collection = withDetails(details, (initial) => void given.push(initial))
  const told: string[] = []
  const leave = collection.subscribe(() => told.push('data'))
  collection.details.subscribe(() => told.push('details'))
  expect([collection.getSnapshot(), collection.getInitialSnapshot()]).toEqual(['given', 'given'])
  set(of('a'))
  expect(told).toEqual(['data', 'details'])
  set({ ...of('a'), status: 'stale' })
  expect(told.slice(2)).toEqual(['details'])
  set({ ...of('b'), status: 'stale' })
  expect([told.slice(3), collection.getSnapshot()]).toEqual([['data', 'details'], 'b'])
  leave()
  set(of('c'))
  expect(told.slice(5)).toEqual(['details'])
  collection.seed(1)
  expect(given).toEqual([1])
})
