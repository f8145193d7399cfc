import { beforeEach, expect, it, vi } from 'vitest'
import { onFrame } from './loop.ts'

let frames: Map<number, FrameRequestCallback>
beforeEach(() => {
  frames = new Map()
  let last = 0
  vi.stubGlobal('requestAnimationFrame', (run: FrameRequestCallback) => frames.set(++last, run) && last)
  vi.stubGlobal('cancelAnimationFrame', (frame: number) => frames.delete(frame))
  return () => vi.unstubAllGlobals()
})
function draw(time: number) {
  const due = [...frames.values()]
  frames.clear()
  for (const run of due) run(time)
}

it('all pictures of a page are drawn in one frame, at one time, for as long as there are any', () => {
  const [a, b] = [vi.fn(), vi.fn()]
  const stops = [onFrame(a), onFrame(b)]
  expect(frames.size).toBe(1)
  draw(16)
  draw(32)
  expect(a.mock.calls).toEqual(b.mock.calls)
  expect(a.mock.calls).toEqual([[performance.timeOrigin + 16], [performance.timeOrigin + 32]])
  stops[0]!()
  draw(48)
  expect([a.mock.calls.length, b.mock.calls.length, frames.size]).toEqual([2, 3, 1])
  stops[1]!()
  expect(frames.size).toBe(0)
  const stop = onFrame(a)
  draw(64)
  expect(a).toHaveBeenCalledTimes(3)
  stop()
})

it('one that throws does not keep the others from being drawn, and one that ends within a frame needs no other', () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const after = vi.fn()
  const stops = [
    onFrame(() => {
      throw new Error('broken')
    }),
    onFrame(after),
  ]
  draw(16)
  expect([after.mock.calls.length, frames.size]).toEqual([1, 1])
  stops.push(
    onFrame(() => {
      for (const stop of stops) stop()
    }),
  )
  draw(32)
  expect(frames.size).toBe(0)
})
