import { describe, expect, it } from 'vitest'
import type { Setup } from './setup.ts'

/** What a channel is in a binding. */
export function channels(on: Setup): void {
  const { use } = on
  describe('a channel', () => {
    it('is subscribed once however many use it, and left when the last one is gone', async () => {
      const { shown, unmount } = await use('useChannel', ['ticker'], {
        count: 200,
        show: ({ status }: { status: string }) => status,
      })
      expect(shown()).toBe('live')
      expect([on.world.subscribed(), on.server.channels]).toEqual([1, ['ticker']])
      unmount()
      await on.server.settled()
      expect(on.server.channels).toEqual([])
    })

    it('is off when it is null, and follows its name', async () => {
      const { shown, set } = await use('useChannel', [null], {
        show: ({ name, status }: Record<string, string>) => [name, status],
      })
      expect([shown(), on.server.channels]).toEqual([['', 'idle'], []])
      await set('a')
      await on.server.settled()
      expect([shown(), on.server.channels]).toEqual([['a', 'live'], ['a']])
      await set('b')
      await on.server.settled()
      expect([shown(), on.server.channels]).toEqual([['b', 'live'], ['b']])
      for (const off of [null, undefined, false, 0]) {
        await set(off)
        await on.server.settled()
        expect([shown(), on.server.channels]).toEqual([['', 'idle'], []])
        await set('b')
        await on.server.settled()
      }
    })

    it('shows a refusal, retries, and goes stale with the line', async () => {
      const allow = on.server.refuseAuth('private-orders')
      const { shown, result } = await use('useChannel', ['private-orders'], {
        show: ({ status, error }: { status: string; error: { code: string } | null }) => [
          status,
          error?.code,
        ],
      })
      expect(shown()).toEqual(['failed', 'auth-denied'])
      allow()
      const { retry } = result() as unknown as { retry(): void }
      retry()
      await on.server.settled()
      expect(shown()).toEqual(['live', null])
      on.server.cut()
      await on.server.settled()
      expect(shown()).toEqual(['stale', null])
      on.server.restore()
      await on.server.settled()
      expect(shown()).toEqual(['live', null])
    })

    it('sends client events', async () => {
      const { result } = await use('useTrigger', ['presence-room'], { show: () => null })
      const trigger = result() as unknown as (event: string, data: unknown) => Promise<unknown>
      const sent = trigger('client-wave', { to: 'bob' })
      await on.server.settled()
      expect(await sent).toEqual({ status: 'sent' })
      expect(on.server.triggered).toMatchObject([{ channel: 'presence-room', event: 'client-wave' }])
    })
  })
}
