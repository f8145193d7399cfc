import { expect, it } from 'vitest'
import { eachEvent, eventsIn, isPoints, pointsAfter, pointsAsEvent } from './points.ts'
import type { Points } from './source/source.ts'

const none = Number.NaN
/** Two events, the second with two points. */
const points: Points = {
  ...{
    type: 'points',
    at: 20,
    channel: 'machine',
    event: 'sample',
    x: 'at',
    fields: ['cpu', 'memory'],
    skipped: 3,
  },
  rows: Float64Array.of(...[10, 7, 1000, 1, 2], ...[20, 8, 2000, 3, none], ...[none, 8, 3000, none, none]),
}

it('gives each event its points, with the fields that are wanted', () => {
  const all: unknown[] = []
  eachEvent(points, ['memory'], Number, (of, at, serial) => all.push([of, at, serial]))
  expect(all).toEqual([
    [[{ x: 1000, row: [2] }], 10, 7],
    [
      [
        { x: 2000, row: [none] },
        { x: 3000, row: [none] },
      ],
      ...[20, 8],
    ],
  ])
})

it('where points have no time it is that of the arrival', () => {
  const rows = Float64Array.of(...[10, none, 1], ...[none, none, 2])
  const all: unknown[] = []
  eachEvent(
    { ...points, x: null, fields: ['cpu'], rows },
    ['cpu'],
    (at) => at + 5,
    (of) => all.push(of),
  )
  expect(all).toEqual([
    [
      { x: 15, row: [1] },
      { x: 15, row: [2] },
    ],
  ])
})

it('as one event it has the number of the last, and is enough for those who need no more of it', () => {
  const [data, meta, rest] = pointsAsEvent(points)
  expect([isPoints(data), meta]).toEqual([true, expect.objectContaining({ at: 20, serial: 8, data: points })])
  expect(rest.need).toMatchObject({ x: 'at', fields: ['cpu', 'memory'] })
  expect([null, 1, { rows: [1] }].map(isPoints)).toEqual([false, false, false])
})

it('gives those after a number, and what is something else as it is', () => {
  expect(pointsAfter(points, 6)).toBe(points)
  expect([...pointsAfter(points, 7).rows]).toEqual([...points.rows.slice(5)])
  expect(pointsAfter(points, 7).skipped).toBe(0)
  expect(pointsAfter(points, 8).rows).toHaveLength(0)
  const other = { rows: 1 }
  expect(pointsAfter(other, 8)).toBe(other)
})

it('gives the events, as far as it is known what they carried', () => {
  const shared = { type: 'event', channel: 'machine', event: 'sample', userId: undefined }
  expect(eventsIn(points)).toEqual([
    { ...shared, at: 10, serial: 7, data: { at: 1000, cpu: 1, memory: 2 } },
    { ...shared, at: 20, serial: 8, data: [{ at: 2000, cpu: 3 }, { at: 3000 }] },
  ])
})
