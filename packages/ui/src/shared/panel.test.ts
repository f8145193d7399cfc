import { expect, it, vi } from 'vitest'
import { holder, panel } from './panel.ts'

it('a panel takes the focus, stays in the window, and closes when one points elsewhere than at its component', () => {
  const listeners = new Set<(event: Event) => void>()
  const [inside, outside] = [{}, {}]
  const focus = vi.fn()
  const [style, window] = [{ translate: '' }, new Set<() => void>()]
  let left = -20
  const element = {
    focus,
    style,
    getBoundingClientRect: () => ({ left, right: left + 100 }),
    closest: () => ({ contains: (target: object) => target === inside }),
    ownerDocument: {
      addEventListener: (_: string, run: (event: Event) => void) => listeners.add(run),
      removeEventListener: (_: string, run: (event: Event) => void) => listeners.delete(run),
      documentElement: { clientWidth: 300 },
      defaultView: {
        addEventListener: (_: string, run: () => void) => window.add(run),
        removeEventListener: (_: string, run: () => void) => window.delete(run),
      },
    },
  } as unknown as HTMLElement
  const point = (target: object) => {
    for (const run of listeners) run({ target } as Event)
  }
  const [first, now] = [vi.fn(), vi.fn()]
  const open = panel(element, { close: first })
  expect(focus).toHaveBeenCalledExactlyOnceWith({ preventScroll: true })
  expect(style.translate).toBe('28px')
  left = 250
  for (const resized of window) resized()
  expect(style.translate).toBe('-58px')
  point(inside)
  open.update?.({ close: now })
  point(outside)
  expect([first.mock.calls.length, now.mock.calls.length]).toEqual([0, 1])
  open.destroy?.()
  expect([listeners.size, window.size]).toEqual([0, 0])
})

it('what opened it is kept hold of while it is there', () => {
  const memory = { trigger: null as HTMLElement | null }
  const element = {} as HTMLElement
  const held = holder(element, memory)
  expect(memory.trigger).toBe(element)
  held.destroy?.()
  expect(memory.trigger).toBeNull()
})
