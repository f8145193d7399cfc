import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { followView, holdView, panView, zoomView } from './view.ts'

/** No numbers so small that halving them gives nothing. */
const number = fc.integer({ min: -1e9, max: 1e9 }).map((n) => n / 1000)

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
