import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createHandKit } from '../../test/hand-kit.ts'
import { roster } from '../index.ts'

let world: ReturnType<typeof createHandKit>
beforeEach(() => {
  vi.useFakeTimers({ now: 10_000 })
  world = createHandKit()
})
afterEach(() => {
  world.kit.destroy()
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})
const channel = 'presence-a'
const joined = (id: string, info: unknown = { of: id }) =>
  world.tell({ type: 'member', at: 1, channel, joined: { id, info } })
const open = (people: readonly (string | number | { id: string })[]) => {
  const store = roster(world.kit, channel, people, { leaveAfter: 0 })
  store.subscribe(() => {})
  return () => {
    world.kit.flush()
    return store.getSnapshot()
  }
}

it('says in its own order who is there, with what they say of themselves', () => {
  const bob = { id: 'bob' }
  const shown = open([bob, 'ann', 7])
  joined('7', 'seven')
  const { people, online, status } = shown()
  expect({ online, status }).toEqual({ online: 2, status: 'live' })
  expect(people).toMatchObject([
    { id: 'bob', person: bob, online: false, info: undefined },
    { id: 'ann', online: true, info: {} },
    { id: '7', person: 7, online: true, info: 'seven' },
  ])
})

it('says since when, of whoever came or went while one looked', () => {
  const shown = open(['ann', 'bob'])
  expect(shown().people.map(({ since }) => since)).toEqual([null, null])
  const [ann] = shown().people
  vi.setSystemTime(20_000)
  joined('bob')
  expect(shown().people.map(({ since }) => since)).toEqual([null, 20_000])
  expect(shown().people[0]).toBe(ann)
  vi.setSystemTime(30_000)
  joined('bob', 'another page')
  expect(shown().people[1]).toMatchObject({ since: 20_000, info: 'another page' })
  world.left('bob')
  expect(shown().people[1]).toMatchObject({ since: 30_000, online: false, info: undefined })
})
