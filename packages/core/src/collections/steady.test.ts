import { beforeEach, expect, it } from 'vitest'
import type { Clock } from '../clock.ts'
import { steadyTimes } from './steady.ts'

let wall: number
let steady: number
const clock = { now: () => wall, monotonic: () => steady } as unknown as Clock
beforeEach(() => {
  wall = 1_000_000
  steady = 0
})
const pass = (ms: number, set = 0) => {
  steady += ms
  wall += ms + set
}

it('takes times of arrival as they are while the host’s clock goes on', () => {
  const at = steadyTimes(clock)
  for (let n = 0; n < 5; n++) {
    expect(at(wall)).toBe(wall)
    pass(1000)
  }
})

it('goes on where the clock was set back, and takes what is ahead or within rounding as it is', () => {
  const at = steadyTimes(clock)
  at(wall)
  pass(500, -1000)
  expect(at(wall)).toBe(wall)
  pass(500, -1)
  expect(at(wall)).toBe(1_001_000)
  pass(1000, 3_600_000)
  expect(at(wall)).toBe(wall)
})
