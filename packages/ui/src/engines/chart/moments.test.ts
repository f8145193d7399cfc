import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wholeMoments } from './moments.ts'

const strip = fc.record({
  inner: fc.integer({ min: 50, max: 1200 }),
  gutter: fc.integer({ min: 0, max: 80 }),
  slid: fc.integer({ min: -160, max: 160 }),
  half: fc.integer({ min: 5, max: 40 }),
  apart: fc.integer({ min: 85, max: 200 }),
  first: fc.integer({ min: -200, max: 100 }),
})

test('of the times along a plot those are seen that are whole and stand at a moment that is shown', () => {
  fc.assert(
    fc.property(strip, ({ inner, gutter, slid, half, apart, first }) => {
      const moments = Array.from({ length: 20 }, (_, i) => ({ x: first + i * apart, half }))
      const { left, right } = wholeMoments(moments, { inner, gutter, slid })
      for (const { x } of moments) {
        const [from, at, to] = [x - slid - half, x - slid, x - slid + half]
        const whole = from >= left && to <= right
        const gone = to <= left || from >= right
        expect(whole || gone).toBe(true)
        const fits = from >= -gutter && to <= inner && at >= 0
        expect(whole).toBe(fits)
      }
    }),
  )
})

test('without times there is nothing to hide', () => {
  expect(wholeMoments([], { inner: 300, gutter: 40, slid: 0 })).toEqual({ left: -40, right: 300 })
})
