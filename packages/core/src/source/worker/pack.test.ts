import { expect, it } from 'vitest'
import type { Happened, SourceHappening } from '../source.ts'
import { pack, unpack } from './pack.ts'
import type { Waiting } from './waiting.ts'

const event = (data: unknown, more: Partial<Happened> = {}): Happened => ({
  type: 'event',
  at: 5,
  channel: 'a',
  event: 'e',
  data,
  userId: undefined,
  serial: undefined,
  ...more,
})
/** As a page gets it. */
const sent = (told: SourceHappening[]) => unpack(pack([waiting(3, ...told)])).slice(1)
const waiting = (asked: number, ...all: SourceHappening[]): Waiting => ({
  asked,
  places: all.map((told) => ({ told })),
})

it('is the same after the way, in order, whatever it is', () => {
  const told: SourceHappening[] = [
    event(1),
    event(null, { at: 6, serial: 9 }),
    event({ deep: [1, { x: 2 }] }, { userId: 'ann' }),
    event('text', { userId: 'bob' }),
    { type: 'subscribed', at: 7, channel: 'b', resumed: true },
    event(2, { channel: 'b' }),
    event(3, { channel: 'b', event: 'f' }),
    event(4),
  ]
  expect(sent(told)).toEqual(told)
})

it('says of each run how much had been asked for', () => {
  const all = pack([waiting(0, event(1)), waiting(2), waiting(5, event(2), event(3))])
  expect(unpack(all)).toEqual([0, event(1), 2, 5, event(2), event(3)])
})

it('names what follows each other once, and begins anew after all else', () => {
  const rows = (told: SourceHappening[]) => JSON.parse(pack([waiting(0, ...told)]).text)[0][1] as unknown[]
  expect(rows([event(1), event(2), event(3)])).toHaveLength(1)
  const others: Partial<Happened>[] = [{ channel: 'b' }, { event: 'f' }, { userId: 'ann' }]
  for (const other of others) expect(rows([event(1), event(2, other), event(3, other)])).toHaveLength(2)
  expect(rows([event(1), { type: 'count', at: 1, channel: 'a', count: 2 }, event(2)])).toHaveLength(3)
})

it('keeps no data apart from null', () => {
  const [none, nothing] = sent([event(undefined), event(null)]) as [Happened, Happened]
  expect(['data' in none && none.data !== undefined, nothing.data]).toEqual([false, null])
})

it('leaves out places that nothing is in, and says how many were left out before one', () => {
  const places = [{ told: null }, { told: event(1), skipped: 7 }, { told: event(2) }, { told: null }]
  expect(unpack(pack([{ asked: 0, places }]))).toEqual([0, { ...event(1), skipped: 7 }, event(2)])
})

it('sends numbers beside the text, as they are', () => {
  const points = (...rows: number[]): SourceHappening => ({
    ...{ type: 'points', at: 5, channel: 'a', event: 'e', x: null, fields: ['cpu'], skipped: 0 },
    rows: Float64Array.from(rows),
  })
  const told = [points(1, Number.NaN, 3), event(1), points(4, 2, Number.NaN)]
  const packed = pack([waiting(0, ...told)])
  expect(packed.rows.map((rows) => [...rows])).toEqual([
    [1, Number.NaN, 3],
    [4, 2, Number.NaN],
  ])
  expect(unpack({ ...packed, text: packed.text })).toEqual([0, ...told])
})
