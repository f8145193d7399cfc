import { describe, expect, it } from 'vitest'
import type { Setup } from './setup.ts'

/** What people have together, and who somebody is. */
export function shared(on: Setup): void {
  const { driver, use } = on
  describe('people', () => {
    const room = 'presence-room'

    it('share a value, once they know what the others have', async () => {
      const show = ({ value, synced }: { value: number; synced: boolean }) => [value, synced]
      const mine = await use('useShared', [room, 'slide', 1], { show })
      const other = on.world.visit({ id: 'bob' })
      const theirs = await driver.mount({ kit: other, hook: 'useShared', args: [room, 'slide', 1], show })
      const { set } = mine.result() as unknown as { set(next: number): void }
      set(2)
      await on.server.settled()
      expect([mine.shown(), theirs.shown()]).toEqual([
        [2, false],
        [1, false],
      ])
      const said = { key: 'slide', value: 7, clock: 3, by: 'eve', root: 1, seen: {} }
      on.server.presence(room).join('eve').trigger('client-shared', said)
      await on.server.settled()
      expect([mine.shown(), theirs.shown()]).toEqual([
        [7, true],
        [7, true],
      ])
      set(5)
      await on.server.settled()
      expect([mine.shown(), theirs.shown()]).toEqual([
        [5, true],
        [5, true],
      ])
    })

    it('sign in, are sent events, and see who is online', async () => {
      const got: unknown[] = []
      const me = await use('useUser', [], { show: ({ status }: { status: string }) => status })
      await driver.mount({
        kit: on.kit,
        hook: 'useUserEvent',
        args: ['notice', (data: unknown) => got.push(data)],
        show: () => null,
      })
      const friends = await driver.mount({
        kit: on.kit,
        hook: 'useWatchlist',
        args: [],
        show: ({ online }: { online: string[] }) => online,
      })
      expect(me.shown()).toBe('anonymous')
      const { signIn } = me.result() as unknown as { signIn(): void }
      signIn()
      await on.server.settled()
      expect(me.shown()).toBe('signed-in')
      on.server.emitToUser('ann', 'notice', 1)
      const { user } = await import('@channelkit/core')
      user(on.world.visit({ id: 'bob' })).signIn()
      await on.server.settled()
      expect([got, friends.shown()]).toEqual([[1], ['bob']])
    })
  })
}
