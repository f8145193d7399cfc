import { expect, it } from 'vitest'
import type { Happened, SourceHappening } from '../source.ts'
import { pack, unpack } from './pack.ts'

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
const sent = (told: SourceHappening[]) => unpack(pack([{ asked: 3, told }])).slice(1)

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
  const text = pack([
    { asked: 0, told: [event(1)] },
    { asked: 2, told: [] },
    { asked: 5, told: [event(2), event(3)] },
  ])
  expect(unpack(text)).toEqual([0, event(1), 2, 5, event(2), event(3)])
})

it('names what follows each other once, and begins anew after all else', () => {
  const rows = (told: SourceHappening[]) => JSON.parse(pack([{ asked: 0, told }]))[0][1] as unknown[]
  expect(rows([event(1), event(2), event(3)])).toHaveLength(1)
  const others: Partial<Happened>[] = [{ channel: 'b' }, { event: 'f' }, { userId: 'ann' }]
  for (const other of others) expect(rows([event(1), event(2, other), event(3, other)])).toHaveLength(2)
  expect(rows([event(1), { type: 'count', at: 1, channel: 'a', count: 2 }, event(2)])).toHaveLength(3)
})

it('keeps no data apart from null', () => {
  const [none, nothing] = sent([event(undefined), event(null)]) as [Happened, Happened]
  expect(['data' in none && none.data !== undefined, nothing.data]).toEqual([false, null])
})
