import { screen, within } from '@testing-library/dom'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import type { ComponentDriver } from './driver.ts'
import { expectAccessible, person, room, useStage } from './suite.ts'

const list = () => screen.getByRole('list', { name: 'Online' })
const rows = () =>
  within(list())
    .getAllByRole('listitem')
    .map((row) => row.textContent)

export function presenceList(driver: ComponentDriver): void {
  describe(`${driver.name}: PresenceList`, () => {
    const stage = useStage(driver)
    const crowd = (count: number) => {
      for (let i = 1; i <= count; i++) stage.server.presence(room).join(person(`p${i}`, `Person ${i}`))
    }

    it('lists oneself first and counts in its heading', async () => {
      stage.server.presence(room).join({ id: 'bob', info: { name: 'Bob', avatar: '/bob.png' } } as never)
      const { root } = await stage.show('PresenceList', { channel: room })
      expect(screen.getByRole('heading', { name: 'Online 2' })).toBeTruthy()
      expect(rows()).toEqual(['AAnnyou', 'Bob'])
      expect(list().querySelector('img')?.getAttribute('src')).toBe('/bob.png')
      await expectAccessible(root)
      await stage.act(() => stage.server.presence(room).join(person('carol', 'Carol')))
      expect(rows()).toEqual(['AAnnyou', 'Bob', 'CCarol'])
    })

    it('announces who comes and goes, all of a second in one sentence', async () => {
      await stage.show('PresenceList', { channel: room })
      const voice = () => document.querySelector('[aria-live=polite]')?.textContent
      await stage.act(() => {
        const { join } = stage.server.presence(room)
        for (const name of ['Bob', 'Carol']) join(person(name.toLowerCase(), name))
        join(person('dora', 'Dora')).leave()
      })
      expect(voice()).toBe('')
      await vi.waitFor(() => expect(voice()).toBe('Bob, Carol, Dora joined. Dora left.'), { timeout: 3000 })
    })

    it('keeps few rows in the page, and can be walked by keyboard', async () => {
      // As many as a channel takes.
      crowd(99)
      const { root } = await stage.show('PresenceList', { channel: room })
      const all = () => within(list()).getAllByRole('listitem')
      expect(all().length).toBeLessThan(30)
      expect(all()[0]!.getAttribute('aria-setsize')).toBe('100')
      const user = userEvent.setup()
      await stage.act(() => user.tab())
      expect(document.activeElement).toBe(screen.getByRole('searchbox', { name: 'Find somebody' }))
      await stage.act(() => user.tab())
      expect(document.activeElement?.textContent).toContain('Ann')
      await stage.act(() => user.keyboard('{ArrowDown}'))
      await vi.waitFor(() => expect(document.activeElement?.textContent).toContain('Person 1'))
      await stage.act(() => user.keyboard('{End}'))
      await vi.waitFor(() => expect(document.activeElement?.textContent).toContain('Person 99'))
      expect(document.activeElement?.getAttribute('aria-posinset')).toBe('100')
      await expectAccessible(root)
      expect(all().length).toBeLessThan(30)
      await stage.act(() => {
        list().scrollTop = 0
      })
      // The one with the focus stays, though it is far out of sight.
      await vi.waitFor(() => expect(all()[0]!.textContent).toContain('Ann'))
      expect(document.activeElement?.textContent).toContain('Person 99')
      await stage.act(() => user.keyboard('{Home}'))
      await vi.waitFor(() => expect(document.activeElement?.textContent).toContain('Ann'))
    })

    it('finds people', async () => {
      crowd(40)
      await stage.show('PresenceList', { channel: room })
      const user = userEvent.setup()
      const search = screen.getByRole('searchbox', { name: 'Find somebody' })
      await stage.act(() => user.type(search, 'person 33'))
      expect(rows()).toEqual(['P3Person 33'])
      expect(screen.getByRole('heading', { name: 'Online 1 found' })).toBeTruthy()
      expect(screen.getByRole('status').textContent).toBe('1 found')
      await stage.act(() => user.type(search, 'x'))
      expect(screen.getByRole('status').textContent).toBe('Nobody fits.')
      await stage.act(() => user.clear(search))
      expect(list().textContent).toContain('Person 1')
    })

    it('shows a roster with who is away, who is not there and since when', async () => {
      const hour = Date.now() - 3_600_000 * 2
      stage.server.presence(room).join({ id: 'bob', info: { name: 'Bob', status: 'away' } } as never)
      const roster = [{ id: 'eve', name: 'Eve', lastSeen: hour }, { id: 'bob' }, { id: 'ann' }]
      const { root } = await stage.show('PresenceList', { channel: room, roster, locale: 'en' })
      expect(screen.getByRole('heading', { name: 'Online 2 of 3' })).toBeTruthy()
      expect(rows()).toEqual(['AAnnyouonline', 'BBobaway', 'EEveLast seen 2 hours ago'])
      await expectAccessible(root)
      await stage.act(() => stage.server.presence(room).leave('bob'))
      expect(rows()).toEqual(['AAnnyouonline', 'EEveLast seen 2 hours ago', 'BBobLast seen just now'])
    })

    it('counts nobody, and calls nobody offline, before it knows', async () => {
      const heading = (name: string) => expect(screen.getByRole('heading', { name })).toBeTruthy()
      stage.server.cut()
      const roster = [{ id: 'eve', name: 'Eve', avatar: '/eve.png' }, 'bob', { id: 'ann', name: 'Ann' }]
      const shown = await stage.show('PresenceList', { channel: room, roster, locale: 'en' })
      const { root } = shown
      expect(root.dataset.state).toBe('loading')
      heading('Online')
      expect(rows()).toEqual(['Eve', 'Bbob', 'AAnn'])
      await expectAccessible(root)
      await stage.act(() => stage.server.restore())
      await vi.waitFor(() => expect(root.dataset.state).toBe('live'), { timeout: 5000 })
      heading('Online 1 of 3')
      expect(rows()).toEqual(['AAnnyouonline', 'Eveoffline', 'Bboboffline'])
      await stage.act(() => shown.set({ disabled: true }))
      heading('Online')
      const allow = stage.server.refuseAuth('presence-other', { status: 503 })
      await stage.act(() => shown.set({ channel: 'presence-other', disabled: false, roster: undefined }))
      expect(root.dataset.state).toBe('error')
      heading('Online')
      allow()
      await stage.act(() => userEvent.click(screen.getByRole('button', { name: 'Try again' })))
      heading('Online 1')
    })

    it('has a word for every state', async () => {
      const shown = await stage.show('PresenceList', { channel: null })
      const { root } = shown
      expect(root.dataset.state).toBe('disabled')
      expect(root.textContent).toContain('Switched off.')
      const allow = stage.server.refuseAuth(room, { status: 503 })
      await stage.act(() => shown.set({ channel: room }))
      expect([root.dataset.state, root.textContent]).toEqual([
        'error',
        expect.stringContaining('The server can’t be reached'),
      ])
      await expectAccessible(root)
      allow()
      await stage.act(() => userEvent.click(screen.getByRole('button', { name: 'Try again' })))
      expect([root.dataset.state, rows()]).toEqual(['live', ['AAnnyou']])
      await stage.act(() => stage.server.cut())
      expect(root.dataset.state).toBe('stale')
      expect(root.textContent).toContain('Connection lost. This is who was here.')
      await expectAccessible(root)
    })

    it('shows rows of the app, with names that the app knows', async () => {
      await stage.show(
        'PresenceList',
        { channel: room, nameOf: () => 'Someone' },
        { member: ({ name, me }) => `${name}:${me}` },
      )
      expect(rows()).toEqual(['Someone:true'])
    })
  })
}
