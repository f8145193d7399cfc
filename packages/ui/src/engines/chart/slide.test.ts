import { describe, expect, it } from 'vitest'
import { createSlide } from './slide.ts'

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
