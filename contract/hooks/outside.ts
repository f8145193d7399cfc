import { latest } from '@channelkit/core'
import { describe, expect, it } from 'vitest'
import type { Setup } from './setup.ts'

/** What is a store already. */
export function outside(on: Setup): void {
  const { driver } = on
  describe('a store made outside', () => {
    it('shows, picked, and is left with the component', async () => {
      const store = latest(on.kit, 'outside' as never, 'n' as never)
      const { shown, unmount } = await driver.mount({
        kit: on.kit,
        hook: 'useReadable',
        args: [store, { select: (value?: { n: number }) => value?.n ?? 0 }],
      })
      await on.server.settled()
      expect(shown()).toBe(0)
      on.server.emit('outside', 'n', { n: 5 })
      await on.server.settled()
      expect([shown(), on.server.channels]).toEqual([5, ['outside']])
      unmount()
      await on.server.settled()
      expect(on.server.channels).toEqual([])
    })
  })
}
