import { screen } from '@testing-library/dom'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { ComponentDriver } from './driver.ts'
import { expectAccessible, useStage } from './suite.ts'

export function liveValue(driver: ComponentDriver): void {
  describe(`${driver.name}: LiveValue`, () => {
    const stage = useStage(driver)
    const price = { channel: 'ticker', event: 'trade', field: 'price', locale: 'en' }
    const trade = (value: number) => stage.act(() => stage.server.emit('ticker', 'trade', { price: value }))

    it('writes the newest number, says where it went, and keeps its width', async () => {
      const { root } = await stage.show('LiveValue', {
        ...price,
        format: { style: 'currency', currency: 'EUR' },
      })
      expect([root.dataset.state, root.textContent]).toEqual(['empty', '– Nothing yet.'])
      await trade(1234.5)
      expect([root.textContent, root.dataset.state, root.dataset.direction]).toEqual([
        '€1,234.50',
        'live',
        'same',
      ])
      await expectAccessible(root)
      const { width } = root.getBoundingClientRect()
      await trade(99)
      expect([root.textContent, root.dataset.direction]).toEqual(['€99.00', 'down'])
      expect(root.getBoundingClientRect().width).toBe(width)
      await trade(100)
      expect([root.textContent, root.dataset.direction]).toEqual(['€100.00', 'up'])
      // The unit that the page writes after it stands right after the number.
      const [mark, number] = [...root.children].map((part) => part.getBoundingClientRect())
      expect(mark!.right).toBeLessThanOrEqual(number!.left)
    })

    it('reads numbers that come as text, and shows nothing for what is none', async () => {
      const { root } = await stage.show('LiveValue', price)
      await trade('101.50' as never)
      expect([root.textContent, root.dataset.state]).toEqual(['101.5', 'live'])
      await trade('sold out' as never)
      expect([root.textContent, root.dataset.state]).toEqual(['– Nothing yet.', 'empty'])
    })

    it('says when it is out of date, off or refused, and tries again', async () => {
      const allow = stage.server.refuseAuth('private-ticker', { status: 503 })
      const shown = await stage.show('LiveValue', { ...price, channel: 'private-ticker' })
      const { root } = shown
      expect([root.dataset.state, root.title]).toEqual([
        'error',
        expect.stringContaining('The server can’t be reached'),
      ])
      await expectAccessible(root)
      const { width, height } = screen.getByRole('button').getBoundingClientRect()
      expect([width >= 24, height >= 24]).toEqual([true, true])
      allow()
      await stage.act(() => userEvent.click(screen.getByRole('button', { name: 'Try again' })))
      expect(root.dataset.state).toBe('empty')
      await stage.act(() => stage.server.emit('private-ticker', 'trade', { price: 7 }))
      await stage.act(() => stage.server.cut())
      expect([root.dataset.state, root.textContent]).toEqual(['stale', '7 Connection lost.'])
      await stage.act(() => shown.set({ disabled: true }))
      expect([root.dataset.state, root.textContent]).toEqual(['disabled', 'off'])
    })

    it('says when nothing came for too long', async () => {
      const { root } = await stage.show('LiveValue', { ...price, maxAge: 1 })
      await trade(5)
      await stage.act(() => new Promise((resolve) => setTimeout(resolve, 20)))
      expect([root.dataset.state, root.textContent]).toEqual(['stale', '5 No news.'])
    })
  })
}
