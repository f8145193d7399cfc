import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createHandKit } from '../../test/hand-kit.ts'
import { shared } from '../index.ts'

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
const open = (key = 'slide', channel: string | null = 'presence-a') => {
  const store = shared(world.kit, channel as never, key, 1)
  store.subscribe(() => {})
  const shown = () => {
    world.kit.flush()
    const { value, synced, status } = store.getSnapshot()
    return [value, synced, status]
  }
  return { store, shown }
}
const say = (data: object, userId = 'bob') => world.emit('client-shared', data, userId)
const told = { key: 'slide', value: 7, clock: 3, by: 'x', root: 1, seen: {} }
const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms)
const sent = () =>
  world.said.map(({ data }) => data as { ask?: true; value?: number; clock?: number; key: string })

it('asks, and takes what somebody says', async () => {
  const { shown } = open()
  await wait(0)
  expect([sent(), shown()]).toEqual([[{ key: 'slide', ask: true }], [1, false, 'live']])
  say({ ...told, key: 'other' })
  expect(shown()).toEqual([1, false, 'live'])
  say(told)
  expect(shown()).toEqual([7, true, 'live'])
  await wait(10_000)
  expect(sent()).toHaveLength(1)
})

it('goes on with its own where nobody says anything: after a second alone, after two among others', async () => {
  const { store, shown } = open()
  store.set(2)
  await wait(999)
  expect(shown()).toEqual([2, false, 'live'])
  await wait(1)
  expect(shown()).toEqual([2, true, 'live'])
  expect(sent().at(-1)).toMatchObject({ key: 'slide', value: 2, clock: 1 })
  store.set((n) => n + 1)
  await wait(0)
  expect(sent().at(-1)).toMatchObject({ value: 3, clock: 2 })
  world.tell({ type: 'member', at: 1, channel: 'presence-a', joined: { id: 'bob', info: {} } })
  const other = open('page')
  await wait(1999)
  expect(other.shown()).toEqual([1, false, 'live'])
  await wait(1)
  expect(other.shown()).toEqual([1, true, 'live'])
})

it('answers who asks, unless somebody did or there is nothing to tell', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
  open()
  await wait(1000)
  const before = sent().length
  say({ key: 'slide', ask: true })
  await wait(149)
  expect(sent()).toHaveLength(before)
  await wait(1)
  expect(sent().slice(before)).toMatchObject([{ value: 1, clock: 0 }])
  say({ key: 'slide', ask: true })
  say(told)
  await wait(1000)
  expect(sent()).toHaveLength(before + 1)
  const unsure = open('page')
  say({ key: 'page', ask: true })
  await wait(900)
  expect(sent().filter(({ key, ask }) => key === 'page' && !ask)).toEqual([])
  expect(unsure.shown()[1]).toBe(false)
  vi.restoreAllMocks()
})

it('asks anew with each line, and doubts until it is told', async () => {
  const { shown } = open()
  await wait(0)
  say(told)
  world.tell({ type: 'connection', at: 1, state: 'lost' })
  expect(shown()).toEqual([7, false, 'stale'])
  await wait(5000)
  world.lose(2, 3)
  await wait(0)
  expect([sent().filter(({ ask }) => ask).length, shown()]).toEqual([2, [7, false, 'live']])
  await wait(1000)
  expect(shown()).toEqual([7, true, 'live'])
  expect(sent().at(-1)).toMatchObject({ value: 7, clock: 3 })
})

it('is off without a channel, refused where nobody can speak, and one for the same question', () => {
  const off = open('slide', null)
  expect(off.shown()).toEqual([1, false, 'idle'])
  const wrong = shared(world.kit, 'public', 'slide', 1)
  expect(wrong.getSnapshot()).toMatchObject({
    value: 1,
    status: 'failed',
    error: { code: 'invalid-channel' },
  })
  const { store } = open()
  expect([open().store === store, open('page').store === store]).toEqual([true, false])
})

it('changes nothing where it is off', async () => {
  const { store, shown } = open('slide', null)
  store.set(2)
  store.set((n) => n + 1)
  await wait(10_000)
  expect([shown(), sent()]).toEqual([[1, false, 'idle'], []])
})
