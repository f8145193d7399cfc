import { describe, expect, it, vi } from 'vitest'
import type { ComponentDriver } from './driver.ts'
import { useStage } from './suite.ts'

/** Where the server keeps events, a component begins with what was. */
export function rewind(driver: ComponentDriver): void {
  describe(`${driver.name}: rewind`, () => {
    const stage = useStage(driver, { history: [{ channels: 'kept-*' }] })
    const said = async () => {
      for (let n = 1; n <= 5; n++)
        stage.server.emit('kept-ticker', 'trade', { id: `t${n}`, price: n, lat: n, lng: 10 })
      await stage.server.settled()
    }
    const props = { channel: 'kept-ticker', event: 'trade', locale: 'en', rewind: 3 }

    it('fills a value, a feed and a list of markers', async () => {
      await said()
      const { root: value, unmount } = await stage.show('LiveValue', { ...props, field: 'price' })
      expect(value.textContent).toContain('5')
      unmount()
      const feed = await stage.show('EventFeed', {
        ...props,
        summary: (entry: { data: { id: string } }) => entry.data.id,
      })
      expect([...feed.root.querySelectorAll('[data-part=summary]')].map((row) => row.textContent)).toEqual([
        't3',
        't4',
        't5',
      ])
      feed.unmount()
      const { root: map } = await stage.show('LiveMap', {
        ...props,
        by: 'id',
        name: (row: { id: string }) => row.id,
      })
      expect(map.textContent).toContain('3 markers')
    })

    it('fills a chart and a sparkline', async () => {
      await said()
      const chart = await stage.show('LiveChart', { ...props, y: 'price', label: 'ACME' })
      expect(chart.root.dataset.state).toBe('live')
      chart.unmount()
      const { root: line } = await stage.show('Sparkline', { ...props, y: 'price', label: 'ACME' })
      await vi.waitFor(() => expect(line.dataset.state).toBe('live'))
    })
  })
}
