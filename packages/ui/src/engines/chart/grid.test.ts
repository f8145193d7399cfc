import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ChartData, LineKind } from './data.ts'
import { createGrid } from './grid.ts'

type Point = { apart: number; value: number | null; lost: boolean }

/** What a store would show after its first `count` points, with room for `capacity`. */
function dataOf(points: Point[], count: number, capacity: number, revision = 0): ChartData {
  let x = 1_700_000_000_000
  const all = points.slice(0, count).map(({ apart, value, lost }) => {
    const before = x
    x += apart
    return { x, value: value ?? Number.NaN, gap: lost ? { from: before, to: x } : null }
  })
  const kept = all.slice(-capacity)
  return {
    length: kept.length,
    x: Float64Array.from(kept, (one) => one.x),
    y: { v: Float64Array.from(kept, (one) => one.value) },
    appended: all.length,
    revision,
    gaps: kept.flatMap(({ gap }) => (gap ? [gap] : [])),
  }
}

/** The line's lowest and highest value between two moments, from its definition. */
function naive({ x, y, gaps }: ChartData, kind: LineKind, from: number, to: number): [number, number] {
  const values: number[] = []
  const v = y.v!
  for (let i = 0; i < x.length; i++) {
    if (Number.isNaN(v[i]!)) continue
    if (x[i]! >= from && x[i]! < to) values.push(v[i]!)
    const joined =
      i > 0 &&
      kind !== 'bar' &&
      !Number.isNaN(v[i - 1]!) &&
      !gaps.some((gap) => gap.from < x[i]! && gap.to > x[i - 1]!)
    if (!joined || x[i]! < from || x[i - 1]! >= to) continue
    const slope = kind === 'step' ? 0 : (v[i]! - v[i - 1]!) / (x[i]! - x[i - 1]! || 1)
    for (const edge of [from, to]) {
      if (edge >= x[i - 1]! && edge <= x[i]! && x[i]! > x[i - 1]!) {
        // The column that a point opens is reached from the left too; its right edge belongs to the next.
        values.push(v[i - 1]! + slope * (edge - x[i - 1]!))
      }
    }
  }
  return [Math.min(...values), Math.max(...values)]
}

const points = fc.array(
  fc.record({
    apart: fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 400 })),
    value: fc.option(fc.integer({ min: -50, max: 50 }), { freq: 12 }),
    lost: fc.boolean(),
  }),
  { minLength: 1, maxLength: 80 },
)
const rarely = points.map((all) => all.map((one, i) => ({ ...one, lost: one.lost && i % 7 === 3 })))
const kinds = fc.constantFrom<LineKind>('line', 'area', 'step', 'bar')
const WIDTH = 50

describe('grid', () => {
  it('holds what a line reaches in each column, however its points came in', () => {
    fc.assert(
      fc.property(
        rarely,
        kinds,
        fc.integer({ min: 3, max: 40 }),
        fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: -3, max: 12 }),
        (all, kind, step, batches, behind) => {
          const grid = createGrid([{ key: 'v', kind }], step, WIDTH)
          let count = 0
          for (const batch of [...batches, all.length]) {
            count = Math.min(all.length, count + batch)
            const data = { ...dataOf(all, count, 1000), gaps: gapsOf(all) }
            const last = Math.floor(data.x.at(-1)! / step) - behind
            grid.sync(data, last - WIDTH + 1, last)
            compare(grid, data, kind, last)
          }
        },
      ),
      { numRuns: 120 },
    )
  })

  it('follows a view that jumps back and forth', () => {
    fc.assert(
      fc.property(
        rarely,
        kinds,
        fc.array(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: -200, max: 30 })), {
          minLength: 1,
          maxLength: 15,
        }),
        (all, kind, moves) => {
          const grid = createGrid([{ key: 'v', kind }], 10, WIDTH)
          const gaps = gapsOf(all)
          let count = 0
          for (const [batch, by] of moves) {
            count = Math.min(all.length, count + batch)
            const data = { ...dataOf(all, count, 1000), gaps }
            const last = Math.floor(data.x[0]! / 10) + WIDTH + Math.max(0, by)
            grid.sync(data, last - WIDTH + 1, last)
            compare(grid, data, kind, last)
          }
        },
      ),
      { numRuns: 80 },
    )
  })

  it('starts anew when older points changed, and says that all is to be drawn', () => {
    const all = Array.from({ length: 40 }, (_, i) => ({ apart: 10, value: i, lost: false }))
    const grid = createGrid([{ key: 'v', kind: 'line' }], 10, WIDTH)
    const gaps = gapsOf(all)
    const before = { ...dataOf(all, 40, 1000), gaps }
    const last = Math.floor(before.x.at(-1)! / 10)
    grid.sync(before, last - WIDTH + 1, last)
    grid.dirty = Number.POSITIVE_INFINITY
    const changed = all.map((one, i) => (i === 20 ? { ...one, value: 900 } : one))
    const after = { ...dataOf(changed, 40, 1000, 1), gaps }
    grid.sync(after, last - WIDTH + 1, last)
    expect(grid.dirty).toBe(Number.NEGATIVE_INFINITY)
    compare(grid, after, 'line', last)
    expect(grid.extent(last - WIDTH + 1, last, () => true)).toEqual([0, 900])
    expect(grid.extent(last - WIDTH + 1, last, () => false)[0]).toBe(Number.POSITIVE_INFINITY)
  })

  it('touches only what is new', () => {
    const all = Array.from({ length: 40 }, (_, i) => ({ apart: 10, value: i, lost: false }))
    const grid = createGrid([{ key: 'v', kind: 'line' }], 10, WIDTH)
    const gaps = gapsOf(all)
    const at = (count: number) => ({ ...dataOf(all, count, 1000), gaps })
    const lastOf = (data: ChartData) => Math.floor(data.x.at(-1)! / 10)
    const first = at(30)
    grid.sync(first, lastOf(first) - WIDTH + 1, lastOf(first))
    grid.dirty = Number.POSITIVE_INFINITY
    const second = at(32)
    grid.sync(second, lastOf(second) - WIDTH + 1, lastOf(second))
    expect(grid.dirty).toBe(lastOf(first))
  })
})

function gapsOf(all: Point[]) {
  return dataOf(all, all.length, Number.POSITIVE_INFINITY).gaps
}

function compare(grid: ReturnType<typeof createGrid>, data: ChartData, kind: LineKind, last: number) {
  const { low, high } = grid.lines[0]!
  for (let c = last - WIDTH + 1; c <= last; c++) {
    const [lowest, highest] = naive(data, kind, c * grid.step, (c + 1) * grid.step)
    const at = grid.slot(c)
    const found = [low[at]!, high[at]!]
    for (const [i, wanted] of [lowest, highest].entries()) {
      if (Number.isFinite(wanted)) expect(found[i], `column ${c - last} of ${kind}`).toBeCloseTo(wanted, 6)
      else expect(found[i], `column ${c - last} of ${kind}`).toBe(wanted)
    }
  }
}
