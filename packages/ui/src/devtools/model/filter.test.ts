import { expect, it } from 'vitest'
import { entryOf } from './entry.ts'
import { EVERYTHING, filtered } from './filter.ts'

const entries = [
  entryOf(
    1,
    { type: 'event', at: 1, channel: 'ticker', event: 'price', data: { euro: 4 }, userId: undefined },
    false,
  ),
  entryOf(2, { type: 'sent', at: 2, channel: 'private-a', event: 'client-typing', data: null }, false),
  entryOf(3, { type: 'connection', at: 3, state: 'lost' }, false),
]
const ids = (filter: Parameters<typeof filtered>[1]) => filtered(entries, filter).map(({ id }) => id)

it('shows all unless asked for less, and that as the same list', () => {
  expect(filtered(entries, EVERYTHING)).toBe(entries)
})

it('takes words in any case of letters from channel, event and payload, all of which must be there', () => {
  expect(ids({ ...EVERYTHING, text: 'TICKER euro' })).toEqual([1])
  expect(ids({ ...EVERYTHING, text: 'ticker typing' })).toEqual([])
  expect(ids({ ...EVERYTHING, text: '  ' })).toEqual([1, 2, 3])
})

it('shows one sort of things', () => {
  expect(ids({ text: '', sort: 'out' })).toEqual([2])
  expect(ids({ text: 'lost', sort: 'out' })).toEqual([])
})
