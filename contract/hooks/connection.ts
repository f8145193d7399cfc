import { describe, expect, it, vi } from 'vitest'
import type { Setup } from './setup.ts'

/** The connection, and a page without any. */
export function connection(on: Setup): void {
  const { driver, use } = on
  describe('the connection', () => {
    it('is shown', async () => {
      const { shown } = await use('useConnection', [], {
        show: ({ status, socketId }: { status: string; socketId: string | null }) => [
          status,
          Boolean(socketId),
        ],
      })
      expect(shown()).toEqual(['idle', false])
      await use('useChannel', ['a'])
      expect(shown()).toEqual(['connected', true])
      on.server.cut()
      await on.server.settled()
      expect(shown()).toEqual(['reconnecting', false])
    })

    it('is missed, and says so, where there is no provider', async () => {
      const errors = vi.spyOn(console, 'error').mockImplementation(() => {})
      const warnings = vi.spyOn(console, 'warn').mockImplementation(() => {})
      await expect(async () =>
        driver.mount({ kit: null, hook: 'useChannel', args: ['a'] }),
      ).rejects.toMatchObject({ code: 'missing-provider' })
      errors.mockRestore()
      warnings.mockRestore()
    })
  })
}
