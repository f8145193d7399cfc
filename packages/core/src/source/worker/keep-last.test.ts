import { expect, it } from 'vitest'
import type { Happened } from '../source.ts'
import { createThinned } from './thinned.ts'
import type { Place } from './waiting.ts'

const event = (data: number, name = 'message'): Happened => ({
  ...{ type: 'event', at: 0, channel: 'room', event: name, data, userId: undefined },
})
function setUp(last: number) {
  const thinned = createThinned()
  thinned.want('room', 'message', { last })
  const places: Place[] = []
  const add = (from: number, to: number, name?: string) => {
    for (let n = from; n <= to; n++) thinned.add(event(n, name), places)
  }
  const left = () =>
    places.flatMap(({ told, skipped = 0 }) => (told?.type === 'event' ? [[told.data, skipped]] : []))
  return { thinned, places, add, left }
}

it('of a burst only the last so many are left, with how many were before them', () => {
  const { thinned, places, add, left } = setUp(100)
  add(1, 10_000)
  thinned.divide()
  expect([left().length, left()[0], left().at(-1)]).toEqual([100, [9901, 9900], [10_000, 0]])
  // What was left out takes no room.
  expect(places.length).toBeLessThan(2000)
})

it('says of none that nothing is missing before it, and counts anew after all else', () => {
  const { thinned, places, add, left } = setUp(2)
  add(1, 3)
  thinned.add({ type: 'subscribed', at: 0, channel: 'room' }, places)
  add(4, 5)
  thinned.divide()
  expect(left()).toEqual([
    [2, 1],
    [3, 0],
    [4, 0],
    [5, 0],
  ])
})

it('moves nothing: events of two names keep their order', () => {
  const { thinned, add, left } = setUp(2)
  thinned.want('room', 'other', { last: 1 })
  add(1, 2)
  add(3, 4, 'other')
  add(5, 5)
  add(6, 6, 'other')
  thinned.divide()
  expect(left()).toEqual([
    [2, 1],
    [5, 0],
    [6, 2],
  ])
})
