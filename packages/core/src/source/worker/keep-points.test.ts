import { expect, it } from 'vitest'
import type { PointsNeed } from '../../terms.ts'
import type { Points, SourceHappening } from '../source.ts'
import { createThinned } from './thinned.ts'
import type { Place } from './waiting.ts'

const none = Number.NaN
function setUp(need: Partial<PointsNeed> = {}) {
  const thinned = createThinned()
  thinned.want('machine', 'sample', { x: null, fields: ['cpu'], most: 10_000, ...need })
  const places: Place[] = []
  let at = 0
  const add = (data: unknown, serial?: number) =>
    thinned.add(
      { type: 'event', at: ++at, channel: 'machine', event: 'sample', data, userId: undefined, serial },
      places,
    )
  function told(): SourceHappening[] {
    thinned.divide()
    return places.flatMap((place) => place.told ?? [])
  }
  const rows = () =>
    told().map((one) => (one.type === 'points' ? [...one.rows] : one.type === 'event' ? one.data : one.type))
  return { thinned, places, add, told, rows }
}

it('puts the numbers of all events in one table, by the names that were asked for', () => {
  const { add, told } = setUp({ x: 'at', fields: ['cpu', 'memory'] })
  add({ at: 1000, cpu: 5, memory: '2.5', more: {} })
  add([{ at: '1970-01-01T00:00:02Z', memory: 7, cpu: null }, { at: 3000 }], 9)
  expect(told()).toEqual([
    {
      ...{
        type: 'points',
        at: 2,
        channel: 'machine',
        event: 'sample',
        x: 'at',
        fields: ['cpu', 'memory'],
        skipped: 0,
      },
      rows: Float64Array.of(
        ...[1, none, 1000, 5, 2.5],
        ...[2, 9, 2000, none, 7],
        ...[none, 9, 3000, none, none],
      ),
    },
  ])
})

it('sends what is wrong as it is, in its place, for the page to say so', () => {
  const { add, rows } = setUp({ fields: ['value'] })
  for (const data of [1, 2, 'none', [], 3, { value: [] }, [4, {}]]) add(data)
  expect(rows()).toEqual([
    [1, none, 1, 2, none, 2],
    'none',
    [],
    [5, none, 3],
    { value: [] },
    [7, none, 4, none, none, none],
  ])
})

it('grows, and leaves out the oldest once there are more than can be shown', () => {
  const { add, told } = setUp({ most: 100 })
  for (let n = 1; n <= 50_000; n++) add({ cpu: n })
  const [points] = told() as [Points]
  expect(points.rows.length / 3 + points.skipped).toBe(50_000)
  expect(points.rows.length / 3).toBeLessThan(9000)
  expect([...points.rows.slice(-3)]).toEqual([50_000, none, 50_000])
})
