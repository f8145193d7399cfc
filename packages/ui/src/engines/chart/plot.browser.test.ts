import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ChartData } from './data.ts'
import type { PlotOptions } from './options.ts'
import { mountPlot, type Plot } from './plot.ts'

const WINDOW = 10_000
const NOW = Date.UTC(2026, 0, 1, 12)
let box: HTMLElement
let plot: Plot | undefined

/** A point each 100 ms up to a moment; where the line was lost there is none. */
function dataOf(to: number, value: (x: number) => number, gaps: ChartData['gaps'] = []): ChartData {
  const x: number[] = []
  for (let at = to - WINDOW * 2; at <= to; at += 100)
    if (!gaps.some((gap) => at > gap.from && at < gap.to)) x.push(at)
  return {
    length: x.length,
    x: Float64Array.from(x),
    y: { v: Float64Array.from(x, value) },
    appended: x.length,
    revision: 0,
    gaps,
  }
}

const optionsOf = (data: ChartData): PlotOptions => ({
  data,
  series: [{ key: 'v', color: '#ff0000' }],
  window: WINDOW,
  live: false,
  range: [0, 100],
})

/** Opaque reddish pixels of the lines' canvas, by column. */
function columns(): { top: number; bottom: number; count: number }[] {
  const canvas = box.querySelector<HTMLCanvasElement>('.ck-chart-canvas-lines')!
  const { width, height } = canvas
  const { data } = canvas.getContext('2d')!.getImageData(0, 0, width, height)
  return Array.from({ length: width }, (_, x) => {
    const rows = []
    for (let y = 0; y < height; y++) if (data[(y * width + x) * 4 + 3]! > 127) rows.push(y)
    return { top: rows[0] ?? -1, bottom: rows.at(-1) ?? -1, count: rows.length }
  })
}

const drawn = () => vi.waitFor(() => expect(columns().some(({ count }) => count > 0)).toBe(true))
const frame = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))

beforeEach(() => {
  box = document.createElement('div')
  Object.assign(box.style, { position: 'relative', width: '436px', height: '240px' })
  document.body.append(box)
})
afterEach(() => {
  plot?.destroy()
  plot = undefined
  box.remove()
})

describe('plot', () => {
  it('draws a line where it must be, as wide as asked for', async () => {
    plot = mountPlot(box, optionsOf(dataOf(NOW, () => 50)))
    await drawn()
    const found = columns()
    const middle = 240 - 24 - 8 - (216 - 16) / 2
    // Up to the newest point, which is a little before the right edge.
    for (const { top, bottom, count } of found.slice(0, -30)) {
      expect(count).toBe(2)
      expect((top + bottom + 1) / 2).toBe(middle)
    }
  })

  it('makes up no times before there is a point, and shows them with the first', async () => {
    const empty = { ...dataOf(NOW, () => 50), length: 0, x: new Float64Array(), y: {}, appended: 0 }
    plot = mountPlot(box, { ...optionsOf(empty), range: undefined })
    const times = () => {
      const canvas = box.querySelector<HTMLCanvasElement>('.ck-chart-canvas-times')!
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
      return data.some((value) => value > 0)
    }
    await vi.waitFor(() => expect(columns().length).toBeGreaterThan(300))
    expect(times()).toBe(false)
    plot.update(optionsOf(dataOf(NOW, () => 50)))
    await drawn()
    expect(times()).toBe(true)
  })

  it('leaves a hole where the line was lost, exactly there', async () => {
    const gap = { from: NOW - 5000, to: NOW - 3000 }
    plot = mountPlot(box, optionsOf(dataOf(NOW, () => 50, [gap])))
    await drawn()
    const empty = columns().flatMap(({ count }, x) => (count === 0 ? [x] : []))
    const hole = empty.filter((x) => x < 360)
    const width = columns().length
    // Two seconds of ten.
    expect(hole.length).toBeGreaterThanOrEqual(Math.floor(width / 5) - 2)
    expect(hole.length).toBeLessThanOrEqual(Math.ceil(width / 5) + 1)
    expect(hole.at(-1)! - hole[0]! + 1).toBe(hole.length)
  })

  it('draws nothing while nothing moves', async () => {
    plot = mountPlot(box, optionsOf(dataOf(NOW, () => 50)))
    await drawn()
    const put = vi.spyOn(CanvasRenderingContext2D.prototype, 'putImageData')
    // A page that is slow to tell how large and how visible the box is has it drawn once more.
    await vi.waitFor(async () => {
      put.mockClear()
      for (let i = 0; i < 10; i++) await frame()
      expect(put).not.toHaveBeenCalled()
    })
    put.mockRestore()
  })

  it('takes other colours when the theme changes', async () => {
    box.style.setProperty('--ck-chart-1', '#00ff00')
    document.documentElement.style.setProperty('--ck-chart-1', '#0000ff')
    box.style.removeProperty('--ck-chart-1')
    plot = mountPlot(box, { ...optionsOf(dataOf(NOW, () => 50)), series: [{ key: 'v' }] })
    await drawn()
    const colorAt = () => {
      const canvas = box.querySelector<HTMLCanvasElement>('.ck-chart-canvas-lines')!
      return [...canvas.getContext('2d')!.getImageData(50, columns()[50]!.top, 1, 1).data]
    }
    expect(colorAt()).toEqual([0, 0, 255, 255])
    document.documentElement.style.setProperty('--ck-chart-1', '#00ff00')
    await vi.waitFor(() => expect(colorAt()).toEqual([0, 255, 0, 255]))
    document.documentElement.style.removeProperty('--ck-chart-1')
  })

  it('follows the size of its element and leaves nothing behind', async () => {
    plot = mountPlot(box, optionsOf(dataOf(NOW, () => 50)))
    await drawn()
    const before = columns().length
    box.style.width = '636px'
    await vi.waitFor(() => expect(columns().length).toBe(before + 200))
    plot.destroy()
    plot = undefined
    expect(box.childElementCount).toBe(0)
  })

  it.each(['area', 'step', 'bar'] as const)('draws %s', async (kind) => {
    const data = dataOf(NOW, (x) => (Math.floor(x / 1000) % 2 ? 30 : 70))
    plot = mountPlot(box, { ...optionsOf(data), series: [{ key: 'v', kind, color: '#ff0000' }] })
    await drawn()
    const canvas = box.querySelector<HTMLCanvasElement>('.ck-chart-canvas-lines')!
    const { width, height } = canvas
    const { data: pixels } = canvas.getContext('2d')!.getImageData(0, 0, width, height)
    const alpha = (x: number, y: number) => pixels[(y * width + x) * 4 + 3]!
    const low = Array.from({ length: 300 }, (_, x) => alpha(x, height - 20))
    if (kind === 'step') expect(low.every((one) => one === 0)).toBe(true)
    if (kind === 'area') expect(low.every((one) => one > 0 && one < 128)).toBe(true)
    if (kind === 'bar') expect(low.filter((one) => one > 200).length).toBeGreaterThan(100)
  })
})
