import { afterEach, expect, it, vi } from 'vitest'
import type { Intake } from '../frames.ts'
import { createPaced } from './paced.ts'

/** What nobody can take. */
const THROWN = 7777
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

/** One that is taken costs 0.1 ms unless told otherwise; frames come when `frame` is called, so long after the one before ended. */
function setUp({ cost = 0.1, empty = () => {} } = {}) {
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
  const paced = createPaced<number>(
    frames,
    (one) => {
      now += cost
      taken.push(one)
      if (one === THROWN) throw new Error('mine')
    },
    empty,
  )
  let next = 0
  return {
    taken,
    paced,
    frames,
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

it('what comes alone is taken at once, and what follows within the frame at its end', () => {
  const { frames, frame, paced, taken } = setUp()
  frames.quiet = true
  paced.add(1)
  expect(taken).toEqual([1])
  frames.quiet = false
  paced.add(2)
  frames.quiet = true
  paced.add(3)
  expect(taken).toEqual([1])
  frame(16)
  expect(taken).toEqual([1, 2, 3])
})

it('what comes together to a page at rest begins at once, within the time of one frame', () => {
  const { frames, paced, taken } = setUp()
  frames.quiet = true
  paced.addAll(Array.from({ length: 1000 }, (_, i) => i))
  expect(taken.length).toBeGreaterThan(64)
  expect(taken.length).toBeLessThan(200)
  const { length } = taken
  paced.addAll([1000])
  expect(taken).toHaveLength(length)
  paced.drain()
  expect(taken).toEqual(Array.from({ length: 1001 }, (_, i) => i))
})

it('what comes together while a frame is due waits for it', () => {
  const { frame, paced, taken } = setUp()
  paced.addAll([1, 2])
  expect(taken).toEqual([])
  frame(16)
  expect(taken).toEqual([1, 2])
})

it('a page that nobody sees takes all at once, for its frames come late', () => {
  const { paced, taken } = setUp()
  vi.stubGlobal('document', { visibilityState: 'visible' })
  paced.add(0)
  expect(taken).toEqual([])
  vi.stubGlobal('document', { visibilityState: 'hidden' })
  paced.addAll(Array.from({ length: 5000 }, (_, i) => i + 1))
  expect(taken).toHaveLength(5001)
  paced.add(5001)
  expect(taken).toHaveLength(5002)
})

it('tells at a frame, or when all is drained, that nothing waits any more', () => {
  const empty = vi.fn()
  const { add, frame, paced } = setUp({ empty })
  add(1000)
  frame(16)
  expect(empty).not.toHaveBeenCalled()
  while (!empty.mock.calls.length) frame(16)
  add(3)
  paced.drain()
  expect(empty).toHaveBeenCalledTimes(2)
})

it('loses and doubles nothing, though the taking of one throws and however much waits', () => {
  const { add, frame, taken } = setUp({ cost: 0.01 })
  add(10_000)
  for (let i = 0; i < 60; i++)
    try {
      frame(8)
    } catch {
      // The one that nobody can take.
    }
  expect(taken).toEqual(Array.from({ length: 10_000 }, (_, i) => i))
})
