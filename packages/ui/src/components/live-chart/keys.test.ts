import { expect, test, vi } from 'vitest'
import type { Plot } from '../../engines/chart/index.ts'
import { pressKey } from './keys.ts'

function press(key: string, more: object = {}) {
  const cursor = { index: 1, x: 1, values: [1] }
  const plot = {
    moveCursor: vi.fn((by: number | null) => (by === null ? null : cursor)),
    zoom: vi.fn(),
    follow: vi.fn(),
  }
  const toggle = vi.fn()
  const preventDefault = vi.fn()
  const event = {
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    preventDefault,
    ...more,
  }
  const done = pressKey(event, plot as unknown as Plot, 200, toggle)
  return { done, plot, toggle, used: preventDefault.mock.calls.length > 0, cursor }
}

test('arrows read point by point, with Shift and by pages further, and to both ends', () => {
  const steps = { ArrowLeft: -1, ArrowRight: 1, PageUp: -10, PageDown: 10, Home: -Infinity, End: Infinity }
  for (const [key, by] of Object.entries(steps)) {
    const { done, plot, used, cursor } = press(key)
    expect([plot.moveCursor.mock.calls, done, used]).toEqual([[[by]], cursor, true])
  }
  expect(press('ArrowLeft', { shiftKey: true }).plot.moveCursor).toHaveBeenCalledWith(-10)
  expect(press('Escape')).toMatchObject({ done: null, used: false })
})

test('plus, minus, zero and space change what is shown', () => {
  for (const key of ['+', '=', '-']) {
    const { plot, done } = press(key)
    expect([plot.zoom.mock.calls[0]![0] < 1, done]).toEqual([key !== '-', 'view'])
  }
  expect(press('0').plot.follow).toHaveBeenCalledOnce()
  expect(press(' ').toggle).toHaveBeenCalledOnce()
})

test('what belongs to the browser or to nobody is left alone', () => {
  for (const one of [press('a'), press('+', { ctrlKey: true }), press('ArrowLeft', { altKey: true })])
    expect([one.done, one.used, one.plot.moveCursor.mock.calls.length]).toEqual([undefined, false, 0])
})
