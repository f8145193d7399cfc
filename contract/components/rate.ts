import { describe, expect, it, vi } from 'vitest'
import type { ComponentDriver } from './driver.ts'
import { room, useStage } from './suite.ts'

/** A component shows what comes as often as its page wants it. */
export function rate(driver: ComponentDriver): void {
  describe(`${driver.name}: updates as often as wanted`, () => {
    const stage = useStage(driver)

    it('move the markers of a map, which are where they belong in the end', async () => {
      const name = vi.fn((row: { lng: number }) => `Bus at ${row.lng}`)
      const props = { channel: room, event: 'moved', label: 'Buses', name, maxRate: 1 }
      const { root } = await stage.show('LiveMap', props)
      for (let lng = 1; lng <= 20; lng++)
        await stage.act(() => stage.server.emit(room, 'moved', { id: 'b1', lat: 52.5, lng }))
      expect(root.textContent).toContain('1 marker')
      await vi.waitFor(async () => {
        await stage.act(() => Promise.resolve())
        expect(name.mock.calls.map(([row]) => row.lng)).toContain(20)
      })
      // At most one a second: this did not take as long.
      expect(new Set(name.mock.calls.map(([row]) => row.lng)).size).toBeLessThan(20)
    })
  })
}
