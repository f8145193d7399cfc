import { screen } from '@testing-library/dom'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import type { ComponentDriver } from './driver.ts'
import { person, room, useStage } from './suite.ts'

/** Whatever goes from under the focus, keys go on from there. */
export function focus(driver: ComponentDriver): void {
  describe(`${driver.name}: focus`, () => {
    const stage = useStage(driver, { onError() {} })
    const focused = () => document.activeElement as HTMLElement
    const join = (...ids: string[]) => {
      for (const id of ids) stage.server.presence(room).join(person(id))
    }
    const leave = (id: string) => stage.act(() => stage.server.presence(room).leave(id))

    it('goes to the neighbour of a member who leaves, and in the end stays in the list', async () => {
      await stage.act(() => join('bob', 'cy', 'dee'))
      const { root } = await stage.show('PresenceList', { channel: room })
      const rows = () => [...root.querySelectorAll<HTMLElement>('[aria-posinset]')]
      await stage.act(() => rows()[2]!.focus())
      expect(focused().textContent).toContain('cy')
      await leave('cy')
      await vi.waitFor(() => expect(focused().textContent).toContain('dee'))
      await stage.act(() => userEvent.keyboard('{ArrowUp}'))
      expect(focused().textContent).toContain('bob')
      await stage.act(() => userEvent.keyboard('{End}'))
      await leave('dee')
      await vi.waitFor(() => expect(focused().textContent).toContain('bob'))
      await leave('bob')
      await vi.waitFor(() => expect(focused().textContent).toContain('Ann'))
    })

    it('goes to the neighbour also where that was not in the page', async () => {
      await stage.act(() => join(...Array.from({ length: 80 }, (_, n) => `p${n}`)))
      const { root } = await stage.show('PresenceList', { channel: room, searchFrom: 1000 })
      const list = root.querySelector<HTMLElement>('[data-part=list]')!
      await stage.act(() => root.querySelector<HTMLElement>('[aria-posinset="4"]')!.focus())
      expect(focused().textContent).toContain('p2')
      list.scrollTop = 2500
      await vi.waitFor(() => expect(root.querySelector('[aria-posinset="5"]')).toBeNull())
      expect(focused().textContent).toContain('p2')
      await leave('p2')
      await vi.waitFor(() => expect(focused().textContent).toContain('p3'))
    })

    it('is left alone where it was elsewhere', async () => {
      await stage.act(() => join('bob', 'cy'))
      const { root } = await stage.show('PresenceList', { channel: room })
      const row = root.querySelector<HTMLElement>('[aria-posinset="2"]')!
      await stage.act(() => row.focus())
      await stage.act(() => row.blur())
      await leave('bob')
      await vi.waitFor(() => expect(root.textContent).not.toContain('bob'))
      expect(focused()).toBe(document.body)
    })

    it('stays on the event that one reads, whatever comes after it', async () => {
      const { root } = await stage.show('EventFeed', { channel: room, event: 'placed', limit: 3 })
      const emit = (n: number) => stage.act(() => stage.server.emit(room, 'placed', `event ${n}`))
      for (const n of [1, 2, 3]) await emit(n)
      await stage.act(() => root.querySelector<HTMLElement>('[aria-posinset="1"] button')!.focus())
      for (const n of [4, 5, 6, 7]) await emit(n)
      expect(focused().textContent).toContain('event 1')
      await stage.act(() => userEvent.click(screen.getByRole('button', { name: '4 new' })))
      expect(root.contains(focused())).toBe(true)
      expect(root.querySelector('[data-part=fresh]')).toBeNull()
    })

    it('stays in a stack whose list of all goes with the last who had no room', async () => {
      await stage.act(() => join('bob', 'cy', 'dee'))
      const { root } = await stage.show('AvatarStack', { channel: room, max: 3 })
      await stage.act(() => userEvent.click(root.querySelector('[data-part=more]')!))
      expect(root.contains(focused())).toBe(true)
      await leave('dee')
      await vi.waitFor(() => expect(root.querySelector('[data-part=panel]')).toBeNull())
      expect(root.contains(focused())).toBe(true)
    })

    it('goes to the neighbour of a marker in the map’s list', async () => {
      const bus = (n: number) => ({ id: `b${n}`, name: `Bus ${n}`, lat: 50 + n, lng: 10 })
      const { root } = await stage.show('LiveMap', { channel: room, event: 'moved', remove: 'parked' })
      await stage.act(() => stage.server.emit(room, 'moved', [1, 2, 3].map(bus)))
      await stage.act(() => userEvent.click(root.querySelector('[data-part=list-toggle]')!))
      const button = (n: number) => root.querySelector<HTMLElement>(`[aria-posinset="${n}"] button`)!
      await stage.act(() => button(2).focus())
      await stage.act(() => stage.server.emit(room, 'parked', { id: 'b2' }))
      await vi.waitFor(() => expect(focused().textContent).toContain('Bus 3'))
    })

    it('stays in what is tried again', async () => {
      const allow = stage.server.refuseAuth('private-orders', { status: 503 })
      const { root } = await stage.show('LiveChart', { channel: 'private-orders', event: 'placed' })
      allow()
      await stage.act(() => userEvent.click(screen.getByRole('button', { name: 'Try again' })))
      await vi.waitFor(() => expect(root.dataset.state).toBe('empty'))
      expect(root.contains(focused())).toBe(true)
    })
  })
}
