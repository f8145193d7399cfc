import { screen, within } from '@testing-library/dom'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { ComponentDriver } from './driver.ts'
import { expectAccessible, person, room, useStage } from './suite.ts'

const faces = () => screen.getAllByRole('img').map((face) => face.getAttribute('aria-label'))

export function avatarStack(driver: ComponentDriver): void {
  describe(`${driver.name}: AvatarStack`, () => {
    const stage = useStage(driver)
    const crowd = (count: number) => {
      for (let i = 1; i <= count; i++) stage.server.presence(room).join(person(`p${i}`, `Person ${i}`))
    }

    it('shows oneself first, then the others, and what is more as a number', async () => {
      crowd(6)
      const { root } = await stage.show('AvatarStack', { channel: room, max: 3 })
      expect(root).toBe(screen.getByRole('group', { name: '7 online' }))
      expect(faces()).toEqual(['Ann (you)', 'Person 1', 'Person 2'])
      expect(screen.getByRole('button', { name: '4 more' }).textContent).toBe('+4')
      await expectAccessible(root)
      await stage.act(() => stage.server.presence(room).leave('p1'))
      expect(faces()).toEqual(['Ann (you)', 'Person 2', 'Person 3'])
    })

    it('opens the rest, closes on Escape and gives the focus back', async () => {
      crowd(6)
      const { root } = await stage.show('AvatarStack', { channel: room, max: 3 })
      const more = screen.getByRole('button', { name: '4 more' })
      const user = userEvent.setup()
      await stage.act(() => user.click(more))
      const panel = () => screen.getByRole('dialog', { name: '7 online' })
      expect(within(panel()).getAllByRole('listitem')).toHaveLength(7)
      expect(document.activeElement).toBe(panel())
      await expectAccessible(root)
      await stage.act(() => user.keyboard('{Escape}'))
      expect(screen.queryByRole('dialog')).toBeNull()
      expect(document.activeElement).toBe(more)
      await stage.act(() => user.keyboard('{Enter}'))
      await stage.act(() => user.click(document.body))
      expect(screen.queryByRole('dialog')).toBeNull()
      more.focus()
      await stage.act(() => user.keyboard('{Enter}'))
      await stage.act(() => user.click(screen.getByRole('button', { name: 'Close' })))
      expect(screen.queryByRole('dialog')).toBeNull()
      expect(document.activeElement).toBe(more)
    })

    it('has no stops of the Tab key but its button, and closes when one goes on', async () => {
      crowd(6)
      await stage.show('AvatarStack', { channel: room, max: 3 })
      const after = document.body.appendChild(document.createElement('button'))
      const user = userEvent.setup()
      await stage.act(() => user.tab())
      const more = screen.getByRole('button', { name: '4 more' })
      expect(document.activeElement).toBe(more)
      await stage.act(() => user.keyboard('{Enter}'))
      await stage.act(() => user.tab())
      expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Close' }))
      await stage.act(() => user.tab())
      expect(document.activeElement).toBe(screen.getByRole('dialog').querySelector('ul'))
      await stage.act(() => user.tab())
      expect(document.activeElement).toBe(after)
      expect(screen.queryByRole('dialog')).toBeNull()
      after.remove()
    })

    it('says that nobody is there, that it is off, what failed, and since when it is out of date', async () => {
      const shown = await stage.show('AvatarStack', { channel: null })
      const { root } = shown
      expect([root.dataset.state, root.textContent]).toEqual(['disabled', 'Switched off.'])
      const allow = stage.server.refuseAuth(room, { status: 503 })
      await stage.act(() => shown.set({ channel: room }))
      expect(root.dataset.state).toBe('error')
      expect(root.textContent).toContain('The server can’t be reached')
      allow()
      await stage.act(() => userEvent.click(screen.getByRole('button', { name: 'Try again' })))
      expect([root.dataset.state, ...faces()]).toEqual(['live', 'Ann (you)'])
      await stage.act(() => stage.server.cut())
      expect(root.dataset.state).toBe('stale')
      expect(root.textContent).toContain('Connection lost.')
      expect(faces()).toEqual(['Ann (you)'])
    })

    it('shows pictures of the app in their place', async () => {
      const { root } = await stage.show(
        'AvatarStack',
        { channel: room },
        { avatar: ({ name }) => `[${name}]` },
      )
      expect(root.textContent).toContain('[Ann]')
    })
  })
}
