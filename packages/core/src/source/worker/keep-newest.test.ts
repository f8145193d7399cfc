import { expect, it } from 'vitest'
import type { Happened } from '../source.ts'
import { keepNewest } from './keep-newest.ts'
import type { Place } from './waiting.ts'

const event = (data: unknown, userId?: string): Happened => ({
  ...{ type: 'event', at: 0, channel: 'market', event: 'quote', data, userId },
})
function setUp(by: string | null, merge = false) {
  const keeper = keepNewest({ by, merge, rate: Number.POSITIVE_INFINITY })
  const places: Place[] = []
  const add = (data: unknown, userId?: string) =>
    keeper.add(event(data, userId), (told) => {
      const place = { told }
      places.push(place)
      return place
    })
  return { add, datas: () => places.map(({ told }) => (told as Happened).data) }
}

it('puts the newest of each key where the first was, with numbers and texts as keys', () => {
  const { add, datas } = setUp('id')
  for (const data of [{ id: 1, n: 1 }, { id: 'b' }, { id: '1', n: 2 }]) expect(add(data)).toBe(true)
  expect(datas()).toEqual([{ id: '1', n: 2 }, { id: 'b' }])
})

it('takes nothing that has no key, or several', () => {
  const { add } = setUp('id')
  expect([null, 'text', {}, { id: null }, [{ id: 1 }]].map((data) => add(data))).toEqual(Array(5).fill(false))
})

it('where there is no key all are of one, whatever they carry', () => {
  const { add, datas } = setUp(null)
  for (const data of [1, [2], { id: 3 }]) expect(add(data)).toBe(true)
  expect(datas()).toEqual([{ id: 3 }])
})

it('lays fields over those before, and keeps apart what others sent', () => {
  const { add, datas } = setUp('id', true)
  add({ id: 1, bid: 1 }, 'ann')
  add({ id: 1, ask: 2 }, 'ann')
  add({ id: 1, ask: 3 }, 'bob')
  expect(datas()).toEqual([
    { id: 1, bid: 1, ask: 2 },
    { id: 1, ask: 3 },
  ])
})
