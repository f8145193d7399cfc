import { screen } from '@testing-library/dom'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { ComponentDriver } from './driver.ts'
import { expectAccessible, useStage } from './suite.ts'

export function connectionBanner(driver: ComponentDriver): void {
  describe(`${driver.name}: ConnectionBanner`, () => {
    const stage = useStage(driver)
    const pause = (ms: number) => stage.act(() => new Promise((resolve) => setTimeout(resolve, ms)))

    it('says nothing of a blip', async () => {
      const { root } = await stage.show('ConnectionBanner')
      await stage.act(() => stage.kit.connection.connect())
      expect([root.dataset.state, root.textContent]).toEqual(['live', ''])
      await stage.act(() => stage.server.cut())
      expect(stage.kit.connection.getSnapshot().status).toBe('reconnecting')
      expect(root.textContent).toBe('')
      await stage.act(() => stage.server.restore())
      expect([root.dataset.state, root.textContent]).toEqual(['live', ''])
    })

    it('says what lasts, tries again on request, and says that it is over', async () => {
      const { root } = await stage.show('ConnectionBanner', { delay: 10 })
      await stage.act(() => stage.kit.connection.connect())
      await stage.act(() => stage.server.cut())
      await pause(30)
      expect(screen.getByRole('status').textContent).toBe('Connection lost.')
      expect(root.dataset.state).toBe('stale')
      expect(root.textContent).toMatch(/Trying again/)
      await expectAccessible(root)
      await stage.act(() => stage.kit.connection.setOnline(false))
      expect(root.textContent).toBe('You’re offline.')
      await stage.act(() => stage.kit.connection.setOnline(true))
      await stage.act(async () => {
        stage.server.restore()
        const button = screen.queryByRole('button', { name: 'Retry now' })
        if (button) await userEvent.click(button)
      })
      expect(root.textContent).toBe('Back online.')
    })

    it('stays away when it is disabled', async () => {
      const { root } = await stage.show('ConnectionBanner', { delay: 0, disabled: true })
      await stage.act(() => stage.kit.connection.connect())
      await stage.act(() => stage.server.cut())
      await pause(10)
      expect([root.dataset.state, root.textContent]).toEqual(['disabled', ''])
    })
  })
}
