import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Term } from '../../terms.ts'
import type { Happened, SourceHappening } from '../source.ts'
import { createThinned } from './thinned.ts'
import type { Place } from './waiting.ts'

const TERM: Term = { by: 's', rate: Number.POSITIVE_INFINITY, merge: false }
const event = (data: unknown, name = 'quote', channel = 'market'): Happened => ({
  ...{ type: 'event', at: 0, channel, event: name, data, userId: undefined },
})
function setUp(term: Term | null = TERM) {
  const thinned = createThinned()
  thinned.want('market', 'quote', term)
  const places: Place[] = []
  const add = (...all: SourceHappening[]) => {
    for (const one of all) thinned.add(one, places)
  }
  const list = () => places.flatMap(({ told }) => told ?? [])
  const datas = () => list().map((one) => ('data' in one ? one.data : one.type))
  return { thinned, list, add, datas }
}

it('of events of which only the newest counts, one of each key waits, where the first one stood', () => {
  const { add, datas } = setUp()
  add(event({ s: 'a', n: 1 }), event({ s: 'b', n: 1 }), event({ s: 'a', n: 2 }), event({ s: 'a', n: 3 }))
  expect(datas()).toEqual([
    { s: 'a', n: 3 },
    { s: 'b', n: 1 },
  ])
})

it('keeps all events of other names and channels, and what was before and after them apart', () => {
  const { add, datas } = setUp()
  add(event({ s: 'a', n: 1 }), event('x', 'other'), event({ s: 'a', n: 2 }), event({ s: 'a', n: 3 }))
  add(event({ s: 'a' }, 'quote', 'elsewhere'), event({ s: 'a' }, 'quote', 'elsewhere'))
  add({ type: 'subscribed', at: 0, channel: 'market' }, event({ s: 'a', n: 4 }))
  expect(datas()).toEqual([
    { s: 'a', n: 1 },
    'x',
    { s: 'a', n: 3 },
    { s: 'a' },
    { s: 'a' },
    'subscribed',
    { s: 'a', n: 4 },
  ])
})

it('keeps what has no key, or several, and fields that only one of them had', () => {
  const { add, datas } = setUp({ ...TERM, merge: true })
  add(
    event({ s: 'a', bid: 1 }),
    event({ s: 'a', ask: 2 }),
    event([{ s: 'a', bid: 3 }]),
    event({ s: 'a', bid: 4 }),
  )
  expect(datas()).toEqual([{ s: 'a', bid: 1, ask: 2 }, [{ s: 'a', bid: 3 }], { s: 'a', bid: 4 }])
})

it('keeps all once all are wanted, and after it was left or sent', () => {
  const { thinned, add, datas } = setUp()
  add(event({ s: 'a', n: 1 }))
  thinned.want('market', 'quote', null)
  add(event({ s: 'a', n: 2 }), event({ s: 'a', n: 3 }))
  thinned.want('market', 'quote', TERM)
  add(event({ s: 'a', n: 4 }))
  thinned.divide()
  add(event({ s: 'a', n: 5 }))
  thinned.leave('market')
  add(event({ s: 'a', n: 6 }), event({ s: 'a', n: 7 }))
  expect(datas().map((data) => (data as { n: number }).n)).toEqual([1, 2, 3, 4, 5, 6, 7])
})

it('in any order of keys, fields, names and batches, rows are what they are with all events, in the same order', () => {
  const step = fc.record({
    key: fc.constantFrom('a', 'b', 'c'),
    field: fc.constantFrom('x', 'y'),
    is: fc.constantFrom('quote', 'quote', 'quote', 'gone', 'sent', 'line'),
  })
  fc.assert(
    fc.property(fc.array(step), fc.boolean(), (steps, merge) => {
      const { thinned, add, list } = setUp({ ...TERM, merge })
      const all: SourceHappening[] = []
      for (const [n, { key, field, is }] of steps.entries()) {
        if (is === 'sent') {
          thinned.divide()
          continue
        }
        const told: SourceHappening =
          is === 'line' ? { type: 'connection', at: n, state: 'lost' } : event({ s: key, [field]: n }, is)
        all.push(told)
        add(told)
      }
      const rowsOf = (told: readonly SourceHappening[]) => {
        const rows = new Map<string, object>()
        for (const one of told) {
          if (one.type !== 'event') continue
          const { s } = one.data as { s: string }
          if (one.event === 'gone') rows.delete(s)
          else rows.set(s, { ...(merge && rows.get(s)), ...(one.data as object) })
        }
        return [...rows]
      }
      expect(rowsOf(list())).toEqual(rowsOf(all))
      const others = (told: readonly SourceHappening[]) =>
        told.filter((one) => one.type !== 'event' || one.event !== 'quote')
      expect(others(list())).toEqual(others(all))
    }),
  )
})

it('knows rows by numbers too, and all as one where the event has no key', () => {
  const { add, datas } = setUp()
  add(event({ s: 1, n: 1 }), event({ s: 1, n: 2 }), event({ s: '1', n: 3 }))
  expect(datas()).toEqual([{ s: '1', n: 3 }])
  const one = setUp({ ...TERM, by: null })
  one.add(event('a'), event(7), event(null))
  expect(one.datas()).toEqual([null])
})

it('keeps what has no key that can be read', () => {
  const { add, datas } = setUp()
  const odd = [null, 'a', ['a'], {}, { s: null }, { s: {} }]
  for (const data of odd) add(event(data), event(data))
  expect(datas()).toEqual(odd.flatMap((data) => [data, data]))
})

it('keeps apart what two people sent', () => {
  const { add, list } = setUp()
  const from = (userId: string, n: number) => ({ ...event({ s: 'a', n }), userId })
  add(from('ann', 1), from('bob', 2), from('bob', 3))
  expect(list().map((one) => ('userId' in one ? one.userId : null))).toEqual(['ann', 'bob'])
})

it('merges only what has fields', () => {
  const { add, datas } = setUp({ by: null, rate: 1, merge: true })
  add(event({ a: 1, b: 1 }), event({ b: 2 }), event('text'), event({ c: 3 }))
  expect(datas()).toEqual([{ a: 1, b: 2 }, 'text', { c: 3 }])
})

it('puts nothing of what comes after a division in the place of what was before it', () => {
  const { add, datas, thinned } = setUp()
  thinned.want('news', 'quote', TERM)
  add(event({ s: 'a', n: 1 }), event({ s: 'a', n: 1 }, 'quote', 'news'))
  thinned.divide('market')
  add(event({ s: 'a', n: 2 }), event({ s: 'a', n: 2 }, 'quote', 'news'))
  thinned.divide()
  add(event({ s: 'a', n: 3 }, 'quote', 'news'))
  expect(datas().map((data) => (data as { n: number }).n)).toEqual([1, 2, 2, 3])
})
