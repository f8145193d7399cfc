import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { createColumns } from '../../collections/columns.ts'
import { newestRows } from './newest-rows.ts'

const none = Number.NaN

it('keeps the highest times, and the last events whole, with when each came', () => {
  const rows = Float64Array.from(
    Array.from({ length: 40 }, (_, n) => [n % 2 ? none : n, none, 100 - n, n]).flat(),
  )
  const kept = newestRows(rows, 4, 2, 3)
  const shown = Array.from({ length: kept.length / 4 }, (_, i) => [...kept.slice(i * 4, i * 4 + 4)])
  expect(shown.slice(0, 3)).toEqual([
    [0, none, 100, 0],
    [none, none, 99, 1],
    [2, none, 98, 2],
  ])
  expect(shown.slice(3).map(([, , , n]) => n)).toEqual(Array.from({ length: 32 }, (_, n) => n + 8))
})

it('names the event of points whose first was left out', () => {
  const first = [5, none, 1, none, none, 2, none, none, 3]
  const others = Array.from({ length: 16 }, (_, n) => [6 + n, none, -n]).flat()
  const kept = newestRows(Float64Array.from([...first, ...others]), 3, 2, 2)
  expect([...kept.slice(0, 6)]).toEqual([5, none, 2, none, none, 3])
})

it('of any rows columns show the same as of all, whatever was in them before', () => {
  const time = fc.integer({ min: 0, max: 50 })
  fc.assert(
    fc.property(fc.array(time), fc.array(time), fc.integer({ min: 1, max: 8 }), (before, times, capacity) => {
      const rows = Float64Array.from(times.flatMap((x, n) => [n, none, x, n]))
      const shown = (of: Float64Array) => {
        const columns = createColumns(1, capacity)
        for (const x of before) columns.push(x, [-1])
        for (let i = 0; i < of.length; i += 4) columns.push(of[i + 2]!, [of[i + 3]!])
        return columns.views().map((view) => [...view])
      }
      expect(shown(newestRows(rows, 4, 2, capacity))).toEqual(shown(rows))
    }),
  )
})
