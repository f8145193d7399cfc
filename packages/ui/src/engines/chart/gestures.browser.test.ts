import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { listenGestures } from './gestures.ts'

let plot: HTMLElement
let stop: () => void
const told = { hover: vi.fn(), pan: vi.fn(), zoom: vi.fn() }

beforeEach(() => {
  vi.clearAllMocks()
  plot = document.createElement('div')
  Object.assign(plot.style, { position: 'fixed', left: '0', top: '0', width: '400px', height: '200px' })
  document.body.append(plot)
  // No real pointer is down, so there is none to capture.
  plot.setPointerCapture = () => {}
  stop = listenGestures(plot, told)
})
afterEach(() => {
  stop()
  plot.remove()
})

const pointer = (type: string, clientX: number, pointerId = 1, pointerType = 'mouse') =>
  plot.dispatchEvent(new PointerEvent(type, { clientX, pointerId, pointerType, bubbles: true }))
const wheel = (options: WheelEventInit) => {
  const event = new WheelEvent('wheel', { clientX: 100, cancelable: true, bubbles: true, ...options })
  plot.dispatchEvent(event)
  return event.defaultPrevented
}

describe('gestures', () => {
  it('hovers, and leaves', () => {
    pointer('pointermove', 120)
    expect(told.hover).toHaveBeenLastCalledWith(120)
    pointer('pointerleave', 500)
    expect(told.hover).toHaveBeenLastCalledWith(null)
  })

  it('pans by a drag, not by a press that trembles', () => {
    pointer('pointerdown', 100)
    pointer('pointermove', 102)
    expect(told.pan).not.toHaveBeenCalled()
    pointer('pointermove', 130)
    pointer('pointermove', 140)
    expect(told.pan.mock.calls.flat().reduce((sum, by) => sum + by, 0)).toBe(-40)
    pointer('pointerup', 140)
    told.pan.mockClear()
    pointer('pointermove', 200)
    expect(told.pan).not.toHaveBeenCalled()
  })

  it('zooms by a pinch around the middle of the fingers', () => {
    pointer('pointerdown', 100, 1, 'touch')
    pointer('pointerdown', 200, 2, 'touch')
    pointer('pointermove', 50, 1, 'touch')
    pointer('pointermove', 250, 2, 'touch')
    const factors = told.zoom.mock.calls.map(([factor]) => factor)
    // Twice as far apart: half as much time.
    expect(factors.reduce((product, factor) => product * factor, 1)).toBeCloseTo(0.5)
    expect(told.zoom.mock.calls.at(-1)![1]).toBe(150)
  })

  it('zooms by wheel around the pointer, and pans by a sideways one', () => {
    expect(wheel({ deltaY: -100 })).toBe(true)
    const [factor, x] = told.zoom.mock.calls[0]!
    expect([factor < 1, x]).toEqual([true, 100])
    wheel({ deltaY: 100 })
    expect(told.zoom.mock.calls[1]![0]).toBeCloseTo(1 / factor)
    wheel({ deltaX: 30 })
    expect(told.pan).toHaveBeenCalledWith(30)
  })

  it('leaves the wheel to a page that is being scrolled', () => {
    document.dispatchEvent(new Event('scroll'))
    expect(wheel({ deltaY: -100 })).toBe(false)
    expect(told.zoom).not.toHaveBeenCalled()
    // Pinching on a trackpad is never meant for the page.
    expect(wheel({ deltaY: -100, ctrlKey: true })).toBe(true)
    expect(told.zoom).toHaveBeenCalledTimes(1)
  })
})
