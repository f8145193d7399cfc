import { within } from '@testing-library/dom'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import type { ComponentDriver } from './driver.ts'
import { grid, head, quote, table } from './live-table-quotes.ts'
import { useStage } from './suite.ts'

/** What a pointer does with the columns of a table. */
export function liveTablePointer(driver: ComponentDriver): void {
  describe(`${driver.name}: LiveTable, a pointer`, () => {
    const stage = useStage(driver)
    const heads = () =>
      within(grid())
        .getAllByRole('columnheader')
        .map((one) => one.textContent!.trim())
    const middle = (of: HTMLElement) => {
      const { left, width, top, height } = of.getBoundingClientRect()
      return { x: left + width / 2, y: top + height / 2 }
    }
    const fire = (type: string, target: EventTarget, x: number, y: number, pointerType = 'mouse') =>
      target.dispatchEvent(
        new PointerEvent(type, {
          ...{ bubbles: true, cancelable: true, pointerId: 7, button: 0, clientX: x, clientY: y },
          pointerType,
        }),
      )
    const point = (...of: Parameters<typeof fire>) => stage.act(() => fire(...of))
    /** Takes something and carries it as far as to another place, step by step. */
    async function carry(target: HTMLElement, to: number, pointerType = 'mouse') {
      const { x, y } = middle(target)
      await point('pointerdown', target, x, y, pointerType)
      for (const part of [0.5, 1]) await point('pointermove', document, x + (to - x) * part, y, pointerType)
      /** As browsers do: where the pointer goes up there is a click, right after. */
      const up = (clicked: HTMLElement = document.body) =>
        stage.act(() => {
          fire('pointerup', document, to, y, pointerType)
          clicked.click()
        })
      return { y, up }
    }
    async function show() {
      const onLayout = vi.fn()
      const onSort = vi.fn()
      await stage.show('LiveTable', { ...table, onLayout, onSort })
      await stage.act(() =>
        stage.server.emit('market', 'quote', [quote('B', 2, 'Rail'), quote('A', 1), quote('C', 3)]),
      )
      return { onLayout, onSort }
    }
    /** The end of the last column, as far as one sees it. */
    const end = () => Math.min(head('Sector').getBoundingClientRect().right, innerWidth) - 4
    const edge = (name: string) => head(name).querySelector<HTMLElement>('[data-part=resize]')!

    it('carries columns to where they are let go, and tells of it once', async () => {
      const { onLayout, onSort } = await show()
      const before = heads()
      const symbol = head('Symbol')
      const carried = await carry(symbol, end())
      await vi.waitFor(() => expect(heads()).toEqual([before[1], before[2], before[0]]))
      expect([symbol.dataset.carried, onLayout.mock.calls]).toEqual(['', []])
      await carried.up(symbol)
      expect(onLayout.mock.calls).toEqual([[{ order: ['price', 'sector', 'symbol'] }]])
      expect([symbol.dataset.carried, onSort.mock.calls]).toEqual([undefined, []])
      // The next click is one again.
      await stage.act(() => new Promise((done) => setTimeout(done)))
      await stage.act(() => symbol.click())
      expect(onSort.mock.calls.length).toBe(1)
    })

    it('puts back what is dragged by Escape, or where the browser takes the pointer', async () => {
      const { onLayout, onSort } = await show()
      const before = heads()
      const first = await carry(head('Symbol'), end())
      await vi.waitFor(() => expect(heads()).not.toEqual(before))
      await stage.act(() => userEvent.keyboard('{Escape}'))
      await vi.waitFor(() => expect(heads()).toEqual(before))
      await first.up(head('Symbol'))
      const second = await carry(head('Symbol'), end())
      await point('pointercancel', document, end(), second.y)
      await vi.waitFor(() => expect(heads()).toEqual(before))
      const width = head('Symbol').offsetWidth
      const wide = head('Symbol').getBoundingClientRect().right + 60
      const third = await carry(edge('Symbol'), wide)
      await vi.waitFor(() => expect(head('Symbol').offsetWidth).toBeGreaterThan(width + 40))
      await stage.act(() => userEvent.keyboard('{Escape}'))
      await vi.waitFor(() => expect(head('Symbol').offsetWidth).toBe(width))
      await third.up()
      expect([onLayout.mock.calls, onSort.mock.calls]).toEqual([[], []])
    })

    it('makes columns wider at their edge, by a finger too, which carries none', async () => {
      const { onLayout } = await show()
      const before = heads()
      const width = head('Symbol').offsetWidth
      const { right } = head('Symbol').getBoundingClientRect()
      const wider = await carry(edge('Symbol'), right + 40, 'touch')
      await wider.up()
      await vi.waitFor(() => expect(head('Symbol').offsetWidth).toBeGreaterThan(width + 20))
      expect(onLayout.mock.calls.length).toBe(1)
      const finger = await carry(head('Symbol'), end(), 'touch')
      await finger.up()
      expect([heads(), onLayout.mock.calls.length]).toEqual([before, 1])
      await stage.act(() => userEvent.dblClick(edge('Symbol')))
      await vi.waitFor(() => expect(head('Symbol').offsetWidth).toBe(width))
    })
  })
}
