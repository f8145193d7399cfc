import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createHandKit } from '../../test/hand-kit.ts'
import { presence } from '../index.ts'
import type { Member } from '../member.ts'

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
const all = (...ids: string[]) =>
  world.tell({ type: 'members', at: 1, channel, me: 'ann', all: ids.map((id) => ({ id, info: { of: id } })) })
const joined = (id: string, info: unknown = { of: id }) =>
  world.tell({ type: 'member', at: 1, channel, joined: { id, info } })
const open = (leaveAfter?: number) => {
  const store = presence(world.kit, channel, leaveAfter === undefined ? {} : { leaveAfter })
  const seen: string[] = []
  const leave = store.onChange(({ joined, left }) =>
    seen.push(...joined.map(({ id }) => `+${id}`), ...left.map(({ id }) => `-${id}`)),
  )
  const off = store.subscribe(() => {})
  const ids = () => {
    world.kit.flush()
    return store.getSnapshot().members.map(({ id }) => id)
  }
  return { store, seen, ids, leave: () => [leave(), off()] }
}

describe('who is there', () => {
  it('is everyone, oneself too, in the order in which they came, and found by id', () => {
    const { store, ids } = open()
    all('bob', 'ann')
    joined('7')
    expect(ids()).toEqual(['ann', 'bob', '7'])
    const { me, count, status, get, has } = store.getSnapshot()
    expect({ me, count, status }).toEqual({
      me: { id: 'ann', info: { of: 'ann' } },
      count: 3,
      status: 'live',
    })
    expect([get(7)?.id, get('nobody'), has('bob'), has('nobody')]).toEqual(['7', undefined, true, false])
  })

  it('keeps what it published, whoever comes later', () => {
    const { store, ids } = open()
    ids()
    const before = store.getSnapshot()
    joined('bob')
    ids()
    expect([before.has('bob'), store.getSnapshot().has('bob')]).toEqual([false, true])
  })

  it('is told of each change, once, and not of those who were there at first', () => {
    const { seen, ids, leave } = open(0)
    expect(seen).toEqual([])
    all('ann', 'bob')
    joined('bob')
    joined('cy')
    joined('cy', { of: 'another page' })
    world.left('cy')
    world.left('cy')
    expect([seen, ids()]).toEqual([
      ['+bob', '+cy', '-cy'],
      ['ann', 'bob'],
    ])
    leave()
    joined('dan')
    expect(seen).toHaveLength(3)
    vi.advanceTimersByTime(60_000)
  })

  it('tells of one member only when that one changed', () => {
    const { store, ids } = open()
    const told: unknown[] = []
    const bob = store.member('bob')
    bob.subscribe(() => told.push(bob.getSnapshot()?.info))
    joined('bob')
    ids()
    joined('cy')
    ids()
    joined('bob', { of: 'new' })
    ids()
    expect(told).toEqual([{ of: 'bob' }, { of: 'new' }])
    expect(store.member(null).getSnapshot()).toBeUndefined()
  })
})

describe('who leaves', () => {
  it('is listed a moment longer, and never went if they are back in it', () => {
    const { seen, ids } = open()
    all('ann', 'bob', 'cy')
    seen.length = 0
    world.left('bob')
    world.left('bob')
    world.left('nobody')
    vi.advanceTimersByTime(2999)
    joined('bob')
    world.left('cy')
    vi.advanceTimersByTime(2999)
    expect([seen, ids()]).toEqual([[], ['ann', 'bob', 'cy']])
    vi.advanceTimersByTime(1)
    expect([seen, ids()]).toEqual([['-cy'], ['ann', 'bob']])
  })

  it('is gone at once where that is wanted', () => {
    const { seen, ids } = open(0)
    joined('bob')
    world.left('bob')
    expect([seen, ids()]).toEqual([['+bob', '-bob'], ['ann']])
  })

  it('while the line was lost may be back in a moment; whoever came meanwhile is new', () => {
    const { seen, ids } = open(1000)
    all('ann', 'bob', 'cy')
    seen.length = 0
    world.lose(1, 2)
    all('ann', 'dan')
    expect([seen, ids()]).toEqual([['+dan'], ['ann', 'bob', 'cy', 'dan']])
    vi.advanceTimersByTime(500)
    all('ann', 'dan', 'bob')
    vi.advanceTimersByTime(500)
    expect([seen, ids()]).toEqual([
      ['+dan', '-cy'],
      ['ann', 'bob', 'dan'],
    ])
    const now = open(0)
    all('ann')
    expect(now.ids()).toEqual(['ann'])
    vi.advanceTimersByTime(1000)
  })
})

it('presence is one for the same question, off without a channel, and refused where nobody can be present', () => {
  const { store } = open()
  expect([
    presence(world.kit, channel) === store,
    presence(world.kit, channel, { leaveAfter: 5 }) === store,
  ]).toEqual([true, false])
  const off = presence(world.kit, null)
  expect(off.getSnapshot()).toMatchObject({
    me: null,
    members: [],
    count: 0,
    status: 'idle',
    error: null,
    since: 0,
  })
  expect([off.getSnapshot().get('a'), off.getSnapshot().has('a')]).toEqual([undefined, false])
  const wrong = presence(world.kit, 'private-a')
  expect(wrong.getSnapshot()).toMatchObject({ status: 'failed', error: { code: 'invalid-channel' } })
})

it('a member is the same as long as nothing of them changed', () => {
  const { store, ids } = open()
  joined('bob')
  ids()
  const bob: Member | undefined = store.getSnapshot().get('bob')
  all('ann', 'bob')
  ids()
  expect(store.getSnapshot().get('bob')).toBe(bob)
})
