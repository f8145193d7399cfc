import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { moved, rowOfKey, visibleRows } from './rows.ts'

describe('rows in sight', () => {
  it('cover what one sees, stay in the list, and are few', () => {
    fc.assert(
      fc.property(
        fc.record({
          top: fc.integer({ min: -200, max: 600_000 }),
          height: fc.integer({ min: 0, max: 2000 }),
          rowHeight: fc.integer({ min: 8, max: 100 }),
          count: fc.integer({ min: 0, max: 10_000 }),
        }),
        ({ top, height, rowHeight, count }) => {
          const { from, to } = visibleRows({ top, height }, rowHeight, count)
          expect(from).toBeGreaterThanOrEqual(0)
          expect(to).toBeLessThanOrEqual(count)
          expect(to - from).toBeLessThanOrEqual(Math.ceil(height / rowHeight) + 10)
          for (let row = 0; row < count; row++) {
            const seen = row * rowHeight < top + height && (row + 1) * rowHeight > top
            if (seen) expect(row >= from && row < to).toBe(true)
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  it('are walked by keys, which stop at both ends', () => {
    const keys = ['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End', 'a']
    expect(keys.map((key) => moved(key, 3, 10, 5))).toEqual([4, 2, 8, 0, 0, 9, undefined])
    expect([moved('ArrowUp', 0, 10, 5), moved('ArrowDown', 9, 10, 5)]).toEqual([0, 9])
  })

  it('are paged by as many as one sees, whatever was measured before', () => {
    const pageDown = (clientHeight: number) => {
      const event = { key: 'PageDown', preventDefault() {} }
      return rowOfKey(event, 1, 1000, { clientHeight }, { height: 320, rowHeight: 40 })
    }
    expect([pageDown(200), pageDown(0)]).toEqual([5, 8])
  })
})
