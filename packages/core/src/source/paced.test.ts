import { afterEach, expect, it, vi } from 'vitest'
import type { Intake } from '../frames.ts'
import { createPaced } from './paced.ts'

afterEach(() => void vi.restoreAllMocks())

/** One that is taken costs 0.1 ms; frames come when `frame` is called, so long after the one before ended. */
function setUp() {
  let now = 0
  let intake: Intake | undefined
  const taken: number[] = []
  vi.spyOn(performance, 'now').mockImplementation(() => now)
  const frames = {
    quiet: false,
    next(run: Intake) {
      intake = run
    },
  }
  const paced = createPaced<number>(frames, (one) => {
    now += 0.1
    taken.push(one)
  })
  let next = 0
  return {
    taken,
    add(many: number) {
      for (let i = 0; i < many; i++) paced.add(next++)
    },
    /** Gives how long it took, in ms. */
    frame(after: number) {
      now += after
      const from = now
      if (intake && !intake(false)) intake = undefined
      return now - from
    },
  }
}

it('leaves half of each frame to rendering, also where frames come late', () => {
  const { add, frame, taken } = setUp()
  add(10_000)
  // The first knows nothing of the frames before it.
  expect(frame(200)).toBeLessThan(8 + 10_000 / 2000 + 4)
  const late = frame(90)
  expect(late).toBeGreaterThan(40)
  expect(late).toBeLessThan(65)
  // Rendering takes 8 ms, and so does what comes in.
  for (let i = 0; i < 20; i++) frame(8)
  expect(frame(8)).toBeLessThan(8 + 2 * (10_000 / 2000 + 3.2))
  // However late: the page has to answer.
  expect(frame(5000)).toBeLessThan(60 + 10_000 / 2000 + 4)
  expect(taken).toEqual(Array.from(taken, (_, i) => i))
})

it('what comes after a rest begins with the time of one frame', () => {
  const { add, frame, taken } = setUp()
  add(10)
  frame(10)
  expect(taken).toHaveLength(10)
  add(1000)
  expect(frame(10_000)).toBeLessThan(13)
})
