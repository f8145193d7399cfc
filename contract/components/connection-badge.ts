import { screen } from '@testing-library/dom'
import { describe, expect, it } from 'vitest'
import type { ComponentDriver } from './driver.ts'
import { expectAccessible, useStage } from './suite.ts'

export function connectionBadge(driver: ComponentDriver): void {
  describe(`${driver.name}: ConnectionBadge`, () => {
    const stage = useStage(driver)

    it('says how the connection is', async () => {
      const { root } = await stage.show('ConnectionBadge')
      expect([root.textContent, root.dataset.state]).toEqual(['Not connected', 'empty'])
      await stage.act(() => stage.kit.connection.connect())
      expect(screen.getByRole('status').textContent).toBe('Live')
      expect(root.dataset.state).toBe('live')
      await expectAccessible(root)
      await stage.act(() => stage.server.cut())
      expect([root.textContent, root.dataset.state]).toEqual(['Reconnecting…', 'stale'])
      await stage.act(() => stage.kit.connection.setOnline(false))
      expect([root.textContent, root.dataset.state]).toEqual(['You’re offline', 'error'])
      await expectAccessible(root)
    })

    it('can be switched off, worded and styled', async () => {
      const shown = await stage.show('ConnectionBadge', {
        labels: { idle: 'Zzz' },
        class: 'mine',
        style: { 'margin-top': '7px' },
        'data-testid': 'badge',
      })
      const root = screen.getByTestId('badge')
      expect(shown.root).toBe(root)
      expect(root.textContent).toBe('Zzz')
      expect([...root.classList]).toEqual(['ck-connection-badge', 'mine'])
      expect(root.style.marginTop).toBe('7px')
      await shown.set({ disabled: true })
      expect([root.textContent, root.dataset.state]).toEqual(['Off', 'disabled'])
    })

    it('shows markup of the app in its place', async () => {
      const { root } = await stage.show('ConnectionBadge', {}, { text: ({ status }) => `[${status}]` })
      expect(root.textContent).toBe('[idle]')
    })
  })
}
