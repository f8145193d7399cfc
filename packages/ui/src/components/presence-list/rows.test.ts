import type { PresenceSnapshot, RosterEntry, RosterSnapshot } from '@channelkit/core'
import { expect, test } from 'vitest'
import { orderOf, rowMemory, rowOf } from './rows.ts'

const member = (id: string, name = id) => ({ id, info: { name } })
const entry = (id: string, online: boolean, more: Partial<RosterEntry> = {}): RosterEntry => ({
  id,
  person: id,
  online,
  since: null,
  info: undefined,
  ...more,
})
const [ann, bob, eve] = [member('ann'), member('bob'), member('eve')]
const room = { members: [bob, ann, eve], me: ann } as unknown as PresenceSnapshot
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id)

test('oneself comes first; in a roster those who are there before those who are not', () => {
  expect(ids(orderOf(rowMemory(), room, null, '', {} as never))).toEqual(['ann', 'bob', 'eve'])
  const team = {
    people: [entry('zoe', false), entry('bob', true), entry('ann', true)],
  } as unknown as RosterSnapshot
  expect(ids(orderOf(rowMemory(), room, team, '', {} as never))).toEqual(['ann', 'bob', 'zoe'])
})

test('people are found by name, also by one that the app gives, and the list is made once', () => {
  const memory = rowMemory()
  const props = { nameOf: ({ id }: { id: string }) => (id === 'eve' ? 'Mrs Bobbins' : undefined) } as never
  const first = orderOf(memory, room, null, ' BOB', props)
  expect(ids(first)).toEqual(['bob', 'eve'])
  expect(orderOf(memory, room, null, ' BOB', props)).toBe(first)
})

test('a row stays the same while nothing about it changed', () => {
  const memory = rowMemory()
  const first = rowOf(memory, ann, true, {} as never)
  expect(rowOf(memory, ann, true, {} as never)).toBe(first)
  expect(rowOf(memory, ann, false, {} as never)).not.toBe(first)
})

test('who is not there was last seen then, and while nobody knows is neither there nor not', () => {
  const memory = rowMemory()
  const seen = entry('zoe', false, { person: { id: 'zoe', lastSeen: '2026-01-01' } as never })
  expect(rowOf(memory, seen, false, {} as never)).toMatchObject({
    status: 'offline',
    lastSeen: Date.UTC(2026, 0, 1),
    member: undefined,
  })
  expect(rowOf(memory, seen, false, {} as never, false).status).toBe('unknown')
  const there = entry('zoe', true, { info: { name: 'Zoe', status: 'away' } })
  expect(rowOf(memory, there, false, {} as never, false)).toMatchObject({ name: 'Zoe', status: 'away' })
  // What they said of themselves is remembered when they have gone.
  expect(rowOf(memory, entry('zoe', false, { since: 5 }), false, {} as never)).toMatchObject({
    name: 'Zoe',
    lastSeen: 5,
  })
})
