import { screen } from '@testing-library/dom'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import type { ComponentDriver } from './driver.ts'
import { expectAccessible, useStage } from './suite.ts'

export function sparkline(driver: ComponentDriver): void {
  describe(`${driver.name}: Sparkline`, () => {
    const stage = useStage(driver)
    const props = { channel: 'ticker', event: 'trade', x: 'at', y: 'price', label: 'ACME', window: 10_000 }
    const trades = (step: number) =>
      Array.from({ length: 10 }, (_, i) => ({ at: Date.now() - 4500 + i * 500, price: 100 + i * step }))

    it('is as large from the first as in the end, colours its trend and says it', async () => {
      const shown = await stage.show('Sparkline', { ...props, width: 140, height: 40 })
      const { root } = shown
      const size = () => [root.offsetWidth, root.offsetHeight]
      expect([root.dataset.state, ...size()]).toEqual(['empty', 140, 40])
      await stage.act(() => stage.server.emit('ticker', 'trade', trades(2)))
      await vi.waitFor(() => expect(root.dataset.trend).toBe('up'))
      expect(['live', 140, 40]).toEqual([root.dataset.state, ...size()])
      await vi.waitFor(() => expect(screen.getByRole('img', { name: 'ACME 118, rising' })).toBeTruthy())
      await expectAccessible(root)
      await vi.waitFor(() => {
        const [r, g] = inkOf(root)
        expect(g! - r!).toBeGreaterThan(40)
      })
    })

    it('falls, and says so', async () => {
      const { root } = await stage.show('Sparkline', props)
      await stage.act(() => stage.server.emit('ticker', 'trade', trades(-2)))
      await vi.waitFor(() => expect(root.dataset.trend).toBe('down'))
      await vi.waitFor(() => expect(screen.getByRole('img', { name: 'ACME 82, falling' })).toBeTruthy())
      await vi.waitFor(() => {
        const [r, g] = inkOf(root)
        expect(r! - g!).toBeGreaterThan(40)
      })
    })

    it('says that it is off, what failed, and since when it is out of date', async () => {
      const shown = await stage.show('Sparkline', { ...props, channel: null })
      const { root } = shown
      expect([root.dataset.state, root.title]).toEqual(['disabled', 'Switched off.'])
      const word = () => root.querySelector('[data-part=word]')?.textContent
      expect(word()).toBe('Switched off.')
      const allow = stage.server.refuseAuth('private-ticker', { status: 503 })
      await stage.act(() => shown.set({ channel: 'private-ticker' }))
      expect(root.dataset.state).toBe('error')
      expect(root.title).toBe('The server can’t be reached at the moment.')
      await expectAccessible(root)
      expect(screen.getByRole('button').getBoundingClientRect().height).toBeGreaterThanOrEqual(24)
      allow()
      await stage.act(() => userEvent.click(screen.getByRole('button', { name: /Try again/ })))
      await vi.waitFor(() => expect(word()).toBe('Nothing yet.'))
      await stage.act(() => stage.server.emit('private-ticker', 'trade', trades(1)))
      expect(word()).toBeUndefined()
      expect(root.dataset.state).toBe('live')
      await stage.act(() => stage.server.cut())
      expect([root.dataset.state, root.title]).toEqual(['stale', 'Connection lost.'])
      await vi.waitFor(() => expect(screen.getByRole('img', { name: /Connection lost/ })).toBeTruthy())
    })
  })
}

/** The colour of the line: of the strongest pixel in the picture. */
function inkOf(root: HTMLElement): number[] {
  const canvas = root.querySelector('canvas')!
  const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
  let best = 0
  for (let i = 0; i < data.length; i += 4) if (data[i + 3]! > data[best + 3]!) best = i
  return [...data.slice(best, best + 3)]
}
