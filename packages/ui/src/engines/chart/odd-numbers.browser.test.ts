import fc from 'fast-check'
import { afterEach, expect, it, vi } from 'vitest'
import { mountSpark } from '../../components/sparkline/spark.ts'
import type { ChartData } from './data.ts'
import type { PlotOptions } from './options.ts'
import { mountPlot } from './plot.ts'

const frame = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
const ends: (() => void)[] = []
afterEach(() => {
  for (const end of ends.splice(0)) end()
  vi.restoreAllMocks()
})

function boxed(): HTMLElement {
  const box = document.createElement('div')
  Object.assign(box.style, { position: 'relative', width: '300px', height: '160px' })
  document.body.append(box)
  ends.push(() => box.remove())
  return box
}

function dataOf(points: readonly (readonly [x: number, y: number])[]): ChartData {
  const sorted = [...points].sort((a, b) => a[0] - b[0])
  return {
    length: sorted.length,
    x: Float64Array.from(sorted, ([x]) => x),
    y: { v: Float64Array.from(sorted, ([, y]) => y) },
    appended: sorted.length,
    revision: Math.random(),
    gaps: [],
  }
}

const options = (data: ChartData, more: Partial<PlotOptions> = {}): PlotOptions => ({
  data,
  series: [{ key: 'v', color: '#ff0000' }],
  window: 10_000,
  live: true,
  ...more,
})

/** Whatever a `Date` and a double can hold. */
const time = fc.oneof(
  fc.integer({ min: -8.64e15, max: 8.64e15 }),
  fc.constantFrom(-8.64e15, 8.64e15, 0, Date.now(), Date.now() + 1, Date.now() * 1000),
  fc.integer({ min: Date.now() - 20_000, max: Date.now() }),
)
const value = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(Number.MAX_VALUE, -Number.MAX_VALUE, 5e-324, 0, -0, Number.NaN, 1e-300),
)

it('every chart and sparkline draws, whatever times and numbers there are', async () => {
  const told = vi.spyOn(console, 'error')
  const box = boxed()
  const small = boxed()
  const kind = fc.constantFrom('line' as const, 'area' as const, 'step' as const, 'bar' as const)
  const timeZone = fc.constantFrom('UTC', 'Africa/Cairo', 'America/Santiago', undefined)
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(time, value), { maxLength: 8 }),
      kind,
      timeZone,
      async (points, kind, zone) => {
        told.mockClear()
        const data = dataOf(points)
        const series = [{ key: 'v', color: '#ff0000', kind }]
        const plot = mountPlot(box, options(data, { series, timeZone: zone }))
        const spark = mountSpark(small, { data, field: 'v', kind, window: 10_000, live: true })
        await frame()
        plot.zoom(0.5)
        plot.moveCursor(1)
        await frame()
        plot.destroy()
        spark.destroy()
        expect(told.mock.calls).toEqual([])
      },
    ),
    { numRuns: 60 },
  )
}, 60_000)

it('one chart that throws ends no other, and is told of once', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => {})
  const now = Date.now()
  const data = dataOf(Array.from({ length: 50 }, (_, i) => [now - 5000 + i * 100, i] as const))
  const broken = mountPlot(
    boxed(),
    options(data, {
      format: () => {
        throw new Error('broken')
      },
    }),
  )
  const box = boxed()
  const seen: number[] = []
  const plot = mountPlot(box, options(data, { formatTime: (ms) => `${seen.push(ms)}` }))
  for (let i = 0; i < 5; i++) await frame()
  const before = seen.length
  plot.update(options(data, { window: 20_000, formatTime: (ms) => `${seen.push(ms)}` }))
  for (let i = 0; i < 5; i++) await frame()
  expect(before).toBeGreaterThan(0)
  expect(seen.length).toBeGreaterThan(before)
  expect(told).toHaveBeenCalledTimes(1)
  plot.destroy()
  broken.destroy()
})
