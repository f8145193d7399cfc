import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lowerBound, nearest } from './data.ts'
import { type Range, steadyRange } from './range.ts'
import { createSlide } from './slide.ts'
import { momentTicks, tickFormat, valueFormat, valueTicks } from './ticks.ts'
import { followView, holdView, panView, zoomView } from './view.ts'

/** No numbers so small that halving them gives nothing. */
const number = fc.integer({ min: -1e9, max: 1e9 }).map((n) => n / 1000)
const span = fc.integer({ min: 0, max: 1e9 }).map((n) => n / 1000)

describe('y axis', () => {
  const wish = (low: number, high: number) => ({ low, high, zero: false })

  it('always holds the values', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(number, span)), (all) => {
        let range: Range | null = null
        for (const [low, wide] of all) {
          range = steadyRange(range, wish(low, low + wide))
          expect(range[0]).toBeLessThanOrEqual(low)
          expect(range[1]).toBeGreaterThanOrEqual(low + wide)
          expect(range[1]).toBeGreaterThan(range[0])
        }
      }),
    )
  })
  it('is the same while values move within it, and shrinks when less than half is used', () => {
    const first = steadyRange(null, wish(10, 90))
    expect(first).toEqual([0, 100])
    expect(steadyRange(first, wish(20, 80))).toBe(first)
    expect(steadyRange(first, wish(20, 30))).not.toBe(first)
    expect(steadyRange(first, { low: Infinity, high: -Infinity, zero: false })).toBe(first)
  })
  it('never trembles: the same values give the same axis again', () => {
    fc.assert(
      fc.property(number, span, (low, wide) => {
        const range = steadyRange(null, wish(low, low + wide))
        expect(steadyRange(range, wish(low, low + wide))).toBe(range)
      }),
    )
  })
  it('keeps bounds that were set, and zero under bars', () => {
    expect(steadyRange(null, { low: 20, high: 30, fixed: [0, 100], zero: false })).toEqual([0, 100])
    expect(steadyRange(null, { low: 20, high: 30, fixed: [null, 50], zero: false })[1]).toBe(50)
    expect(steadyRange(null, { low: 920, high: 930, zero: true })[0]).toBe(0)
    expect(steadyRange(null, { low: -30, high: -20, zero: true })[1]).toBe(0)
  })
})

describe('ticks', () => {
  it('of values are round, and written with the digits that they need', () => {
    expect(valueTicks(0, 100, 300)).toEqual([0, 20, 40, 60, 80, 100])
    expect(valueTicks(0, 1, 300).map(valueFormat([0, 0.2], 'en'))).toEqual([
      '0.0',
      '0.2',
      '0.4',
      '0.6',
      '0.8',
      '1.0',
    ])
    expect([0, 2_000_000].map(valueFormat([0, 2_000_000], 'en'))).toEqual(['0', '2M'])
  })
  it('of moments are round on the clocks of the time zone', () => {
    expect(momentTicks(1000, 61_000, 4)).toEqual([15_000, 30_000, 45_000, 60_000])
    const day = Date.UTC(2026, 2, 28)
    const berlin = { locale: 'en', timeZone: 'Europe/Berlin' }
    const days = momentTicks(day, day + 3 * 86_400_000, 3, berlin.timeZone)
    // Clocks go forward in the night to the 29th of March: the days begin at midnight before and after.
    expect(days.map(tickFormat(3_600_000, berlin))).toEqual(['00:00', '00:00', '00:00'])
    const kolkata = momentTicks(day, day + 12 * 3_600_000, 4, 'Asia/Kolkata')
    expect(kolkata.map(tickFormat(3_600_000, { locale: 'en', timeZone: 'Asia/Kolkata' }))).toContain('09:00')
  })
  it('are as many as asked for, or fewer, and in order', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2e12 }),
        fc.integer({ min: 10, max: 1e11 }),
        fc.integer({ min: 2, max: 12 }),
        (from, span, count) => {
          const ticks = momentTicks(from, from + span, count, 'America/New_York')
          expect(ticks.length).toBeLessThanOrEqual(count + 2)
          for (const [i, tick] of ticks.entries()) {
            expect(tick).toBeGreaterThan(ticks[i - 1] ?? from - 1)
            expect(tick).toBeLessThanOrEqual(from + span)
          }
        },
      ),
    )
  })
})

describe('the sliding edge', () => {
  it('follows the times in the data, whatever the clock of the page says, and never goes back', () => {
    const ahead = 3_600_000
    const slide = createSlide(() => 1000)
    let before = Number.NEGATIVE_INFINITY
    for (let now = 0; now < 20_000; now += 16) {
      if (now % 480 === 0) slide.note(now + ahead, now + (now % 7) * 20)
      const edge = slide.edge(now)
      expect(edge).toBeGreaterThanOrEqual(before)
      before = edge
    }
    expect(before).toBeGreaterThan(20_000 + ahead - 1500)
    expect(before).toBeLessThan(20_000 + ahead)
  })
  it('is behind the newest point by about the time between two, so that lines enter smoothly', () => {
    const slide = createSlide(() => 2000)
    for (let now = 0; now <= 10_000; now += 500) slide.note(now, now)
    expect(slide.edge(10_500)).toBeLessThan(10_000)
    expect(slide.edge(10_500)).toBeGreaterThan(9500)
  })
  it('leaps to points that come after old ones were loaded', () => {
    const slide = createSlide(() => 1000)
    slide.note(0, 60_000)
    slide.note(60_100, 60_100)
    expect(slide.edge(60_200)).toBeGreaterThan(58_000)
  })
})

describe('the view', () => {
  const bounds = { window: 60_000, oldest: 0, newest: 100_000 }

  it('zooms around a moment, which stays where it is', () => {
    const view = zoomView(followView(60_000), 100_000, bounds, 0.5, 70_000)
    expect(view).toEqual({ span: 30_000, held: 85_000 })
    expect((70_000 - (view.held! - view.span)) / view.span).toBeCloseTo((70_000 - 40_000) / 60_000)
  })
  it('never leaves what there is to see', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.boolean(), fc.double({ min: 0.2, max: 5, noNaN: true }), number)),
        (moves) => {
          let view = holdView(followView(60_000), 100_000)
          for (const [zooms, factor, by] of moves) {
            view = zooms
              ? zoomView(view, 100_000, bounds, factor, view.held! - view.span / 2)
              : panView(view, 100_000, bounds, by)
            expect(view.held).toBeLessThanOrEqual(100_000)
            expect(view.held! - view.span).toBeGreaterThanOrEqual(-0.001)
            expect(view.span).toBeGreaterThan(0)
          }
        },
      ),
    )
  })
})

describe('search', () => {
  it('finds points like a search from the start would', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 50 })), fc.integer({ min: -5, max: 55 }), (all, at) => {
        const xs = Float64Array.from(all.sort((a, b) => a - b))
        const found = all.findIndex((x) => x >= at)
        expect(lowerBound(xs, at)).toBe(found < 0 ? all.length : found)
        const best = Math.min(...all.map((x) => Math.abs(x - at)))
        if (all.length > 0) expect(Math.abs(xs[nearest(xs, at)]! - at)).toBe(best)
        else expect(nearest(xs, at)).toBe(-1)
      }),
    )
  })
})
