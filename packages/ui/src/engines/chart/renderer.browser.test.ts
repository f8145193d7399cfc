import { afterEach, describe, expect, it } from 'vitest'
import { type Canvases, createCanvases } from './canvases.ts'
import type { ChartData, LineKind } from './data.ts'
import { createRenderer, type Renderer } from './renderer.ts'
import { readTheme } from './theme.ts'

const SPAN = 10_000
const START = Date.UTC(2026, 0, 1, 12)
const HOUR = 3_600_000
const boxes: HTMLElement[] = []

function mount() {
  const box = document.createElement('div')
  Object.assign(box.style, { position: 'relative', width: '436px', height: '240px' })
  document.body.append(box)
  boxes.push(box)
  const canvases = createCanvases(box)
  return { box, canvases, renderer: createRenderer(canvases) }
}
afterEach(() => {
  for (const box of boxes.splice(0)) box.remove()
})

const value = (x: number, n: number) => 50 + 30 * Math.sin(x / 700 + n) + ((x / 20) % 7)
const gaps = [{ from: START + HOUR - 4000, to: START + HOUR - 3500 }]

/** What a store holds at a moment: 50 points a second, the last twelve seconds. */
function dataAt(edge: number): ChartData {
  const last = Math.floor((edge - START) / 20)
  const first = Math.max(0, last - 600)
  const x = Float64Array.from({ length: last - first + 1 }, (_, i) => START + (first + i) * 20)
  return {
    length: x.length,
    x,
    y: { a: x.map((at) => value(at, 0)), b: x.map((at) => value(at, 1)) },
    appended: last + 1,
    revision: 0,
    gaps,
  }
}

function render(
  { box, canvases, renderer }: { box: HTMLElement; canvases: Canvases; renderer: Renderer },
  edge: number,
  kind: LineKind,
) {
  const series = [
    { key: 'a', kind },
    { key: 'b', kind },
  ]
  renderer.render({
    data: dataAt(edge + 200),
    options: { data: dataAt(edge), series, window: SPAN, live: true, range: [0, 100] },
    theme: readTheme(box, ['#ff0000', '#0000ff']),
    edge,
    span: SPAN,
    now: edge,
    width: 436,
    height: 240,
    ratio: 1,
  })
  const { width, height } = canvases.lines.canvas
  return canvases.lines.getImageData(0, 0, width, height).data
}

describe('a picture that slides', () => {
  it.each(['line', 'area', 'step', 'bar'] as const)(
    'of %s is after an hour, pixel for pixel, what it is when drawn at once',
    (kind) => {
      const slid = mount()
      let seed = 7
      const random = () => {
        seed = (seed * 16_807) % 2_147_483_647
        return seed / 2_147_483_647
      }
      // Leaps of a minute, and at the end, as frames do, a little more than a pixel each.
      let edge = START + SPAN
      while (edge < START + HOUR - 2000) {
        edge += 60_000 * random()
        render(slid, Math.min(edge, START + HOUR - 2000), kind)
      }
      edge = START + HOUR - 2000
      let seen = render(slid, edge, kind)
      for (let i = 0; i < 60; i++) {
        edge += 70 * random()
        seen = render(slid, edge, kind)
      }
      const fresh = render(mount(), edge, kind)
      let inked = 0
      let differing = 0
      for (let i = 3; i < fresh.length; i += 4) {
        if (fresh[i]! > 0) inked++
        if (fresh[i] !== seen[i] || fresh[i - 1] !== seen[i - 1] || fresh[i - 3] !== seen[i - 3]) differing++
      }
      expect(inked).toBeGreaterThan(1000)
      expect(differing).toBe(0)
    },
  )
})
