import type { FeedEntry } from '@channelkit/core'
import { expect, test } from 'vitest'
import { copyOf, entryMemory, fitting, freshSince, shownOf, textOf } from './entries.ts'

const entry = (id: number, event: string, data: unknown, channel = 'orders') =>
  ({ id, event, channel, data, at: Date.UTC(2026, 0, 1) + id }) as FeedEntry

const all = [
  entry(1, 'placed', { customer: 'Ann LEE' }),
  entry(2, 'paid', 'by card'),
  entry(3, 'paid', { to: 'Bob' }, 'refunds'),
]

test('words are found in event, channel and data, in whatever case', () => {
  const memory = entryMemory()
  const ids = (filter: string) => fitting(memory, all, filter).map(({ id }) => id)
  expect([ids(' ann lee '), ids('PAID'), ids('refund'), ids('nothing')]).toEqual([[1], [2, 3], [3], []])
  expect(fitting(memory, all, '  ')).toBe(all)
})

test('data is one line: text as it is, all else as JSON', () => {
  const memory = entryMemory()
  expect(all.map((one) => textOf(memory, one))).toEqual(['{"customer":"Ann LEE"}', 'by card', '{"to":"Bob"}'])
  expect(textOf(memory, entry(4, 'empty', undefined))).toBe('')
})

test('new ones are counted by their numbers, though old ones have gone', () => {
  expect(freshSince(all, all)).toBe(0)
  expect(freshSince(all.slice(1), all.slice(0, 1))).toBe(2)
  expect(freshSince([], all)).toBe(0)
})

test('what is copied is JSON with the time in full', () => {
  expect(JSON.parse(copyOf(all[1]!))).toEqual({
    event: 'paid',
    channel: 'orders',
    at: '2026-01-01T00:00:00.002Z',
    data: 'by card',
  })
  expect(copyOf(all[1]!)).not.toContain('\n')
  expect(shownOf(all[1]!).split('\n')).toHaveLength(6)
})
