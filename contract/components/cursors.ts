import { type Cursors, cursors as pointers } from '@channelkit/core'
import { createTestKit } from '@channelkit/testing'
import { screen } from '@testing-library/dom'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import type { ComponentDriver } from './driver.ts'
import { expectAccessible, person, room, useStage } from './suite.ts'

const board = { channel: room, style: { width: '400px', height: '200px' } }

export function cursors(driver: ComponentDriver): void {
  describe(`${driver.name}: Cursors`, () => {
    const stage = useStage(driver)

    async function bob(): Promise<Cursors> {
      const { kit } = createTestKit({ server: stage.server, user: person('bob', 'Bob') })
      const store = pointers(kit, room as never)
      store.subscribe(() => {})
      await stage.act(() => {})
      return store
    }
    const shown = (root: HTMLElement) =>
      [...root.querySelectorAll<HTMLElement>('.ck-cursors-cursor')].map((one) => {
        const [outer, inner] = [root.getBoundingClientRect(), one.getBoundingClientRect()]
        return [one.textContent, Math.round(inner.x - outer.x), Math.round(inner.y - outer.y)]
      })
    const point = (root: HTMLElement, type: string, x: number, y: number, pointerType = 'mouse') =>
      stage.act(() => {
        const box = root.getBoundingClientRect()
        const at = { clientX: box.x + x, clientY: box.y + y, bubbles: true, pointerType }
        root.dispatchEvent(new PointerEvent(type, at))
      })

    it('shows where others point, by name, at the same share of the element, until they leave', async () => {
      const { root } = await stage.show('Cursors', board, { children: () => 'The plan' })
      expect(root.textContent).toBe('The plan')
      const them = await bob()
      await stage.act(() => them.move(0.5, 0.25))
      await vi.waitFor(() => expect(shown(root)).toEqual([['Bob', 200, 50]]))
      root.style.width = '200px'
      await vi.waitFor(() => expect(shown(root)).toEqual([['Bob', 100, 50]]))
      await expectAccessible(root)
      await stage.act(() => them.leave())
      await vi.waitFor(() => expect(shown(root)).toEqual([]))
      expect(root.textContent).toBe('The plan')
    })

    it('takes no clicks from what it lies over', async () => {
      const { root } = await stage.show('Cursors', board)
      const them = await bob()
      await stage.act(() => them.move(0.5, 0.5))
      await vi.waitFor(() => expect(shown(root)).toEqual([['Bob', 200, 100]]))
      const box = root.getBoundingClientRect()
      expect(document.elementFromPoint(box.x + 203, box.y + 104)).toBe(root)
    })

    it('tells where one points oneself, and that one has left; never shows it', async () => {
      const { root } = await stage.show('Cursors', board)
      const sent = () => stage.server.triggered.map(({ data }) => data as Record<string, unknown>)
      await point(root, 'pointermove', 100, 150)
      await vi.waitFor(() => expect(sent().at(-1)).toMatchObject({ x: 0.25, y: 0.75 }))
      await point(root, 'pointerleave', 500, 150)
      await vi.waitFor(() => expect(sent().at(-1)).toMatchObject({ gone: true }))
      expect(shown(root)).toEqual([])
      await point(root, 'pointerdown', 200, 100, 'touch')
      await vi.waitFor(() => expect(sent().at(-1)).toMatchObject({ x: 0.5, y: 0.5 }))
      await point(root, 'pointerup', 200, 100, 'touch')
      await vi.waitFor(() => expect(sent().at(-1)).toMatchObject({ gone: true }))
    })

    it('fades a pointer that rests', async () => {
      const { root } = await stage.show('Cursors', { ...board, fade: 50 })
      const them = await bob()
      await stage.act(() => them.move(0.5, 0.5))
      await vi.waitFor(() => expect(root.querySelector('.ck-cursors-cursor[data-idle]')).toBeTruthy())
    })

    it('shows markup of the app in the place of a pointer', async () => {
      const { root } = await stage.show('Cursors', board, {
        cursor: ({ name }: { name: string }) => `[${name}]`,
      } as never)
      const them = await bob()
      await stage.act(() => them.move(0.5, 0.5))
      expect(root.textContent).toBe('[Bob]')
    })

    it('says what failed and since when it is out of date, and is silent while it is off', async () => {
      const view = await stage.show('Cursors', { ...board, channel: null }, { children: () => 'The plan' })
      const { root } = view
      expect([root.dataset.state, root.textContent]).toEqual(['disabled', 'The plan'])
      const allow = stage.server.refuseAuth(room, { status: 503 })
      await stage.act(() => view.set({ channel: room }))
      expect(root.dataset.state).toBe('error')
      expect(root.textContent).toContain('The server can’t be reached')
      await expectAccessible(root)
      allow()
      await stage.act(() => userEvent.click(screen.getByRole('button', { name: 'Try again' })))
      expect([root.dataset.state, root.textContent]).toEqual(['empty', 'The plan'])
      await stage.act(() => stage.server.cut())
      expect(root.dataset.state).toBe('stale')
      expect(root.textContent).toContain('Connection lost.')
    })
  })
}
