import { describe, expect, it } from 'vitest'
import type { Setup } from './setup.ts'

/** Who is there, and what they do. */
export function people(on: Setup): void {
  const { driver, use } = on
  describe('people', () => {
    const room = 'presence-room'

    it('are listed, selected, followed one by one, and announced only when they come later', async () => {
      const seen: string[] = []
      const people = on.server.presence(room)
      people.join('bob')
      const listeners = {
        onJoin: ({ id }: { id: string }) => seen.push(`+${id}`),
        onLeave: ({ id }: { id: string }) => seen.push(`-${id}`),
      }
      const { shown } = await use('usePresence', [room, listeners], {
        show: ({ me, members, count }: { me: { id: string }; members: { id: string }[]; count: number }) => [
          me?.id,
          members.map(({ id }) => id),
          count,
        ],
      })
      const select = ({ count }: { count: number }) => count
      const selected = await driver.mount({ kit: on.kit, hook: 'usePresence', args: [room, { select }] })
      const one = await driver.mount({ kit: on.kit, hook: 'useMember', args: [room, 'bob'] })
      await on.server.settled()
      expect(shown()).toEqual(['ann', ['bob', 'ann'], 2])
      const before = one.history.length
      people.join({ id: 'cy', info: { name: 'Cy' } })
      await on.server.settled()
      expect([selected.shown(), one.shown(), one.history.length]).toEqual([3, expect.anything(), before])
      people.leave('bob')
      await on.server.settled()
      expect([shown(), one.shown()]).toEqual([['ann', ['ann', 'cy'], 2], null])
      expect(seen).toEqual(['+cy', '-bob'])
    })

    it('are found by a number as well, and nobody is found by nothing', async () => {
      on.server.presence(room).join({ id: '7', info: { name: 'Seven' } })
      const { shown, set } = await use('useMember', [room, null])
      expect([shown(), on.server.channels]).toEqual([null, [room]])
      expect(on.world.subscribed()).toBe(1)
      await set(room, 7)
      await on.server.settled()
      expect(shown()).toMatchObject({ id: '7' })
      await set(room, false)
      await on.server.settled()
      expect(shown()).toBeNull()
      const team = await use('useRoster', [room, [7, { id: 8 }]], {
        show: ({ people }: { people: { id: string; online: boolean }[] }) =>
          people.map(({ id, online }) => [id, online]),
      })
      expect(team.shown()).toEqual([
        ['7', true],
        ['8', false],
      ])
    })

    it('are told online or offline', async () => {
      const { shown } = await use('useRoster', [room, ['ann', 'bob']], {
        show: ({ people }: { people: { id: string; online: boolean }[] }) =>
          people.map(({ id, online }) => [id, online]),
      })
      expect(shown()).toEqual([
        ['ann', true],
        ['bob', false],
      ])
      on.server.presence(room).join('bob')
      await on.server.settled()
      expect(shown()).toEqual([
        ['ann', true],
        ['bob', true],
      ])
    })

    it('type', async () => {
      const { shown, result } = await use('useTyping', [room], {
        show: ({ typists, me }: { typists: { id: string }[]; me: boolean }) => [
          typists.map(({ id }) => id),
          me,
        ],
      })
      const bob = on.server.presence(room).join('bob')
      await on.server.settled()
      bob.trigger('client-typing', { typing: true })
      const { start, stop } = result() as unknown as Record<'start' | 'stop', () => void>
      start()
      await on.server.settled()
      expect(shown()).toEqual([['bob'], true])
      bob.trigger('client-typing', { typing: false })
      stop()
      await on.server.settled()
      expect(shown()).toEqual([[], false])
      expect(on.server.triggered.map(({ data }) => (data as { typing: boolean }).typing)).toEqual([
        true,
        false,
      ])
    })

    it('point', async () => {
      const { shown, result } = await use('useCursors', [room], {
        show: ({ cursors }: { cursors: { id: string; x: number }[] }) => cursors.map(({ id, x }) => [id, x]),
      })
      on.server.presence(room).join('bob').trigger('client-cursor', { x: 0.5, y: 0 })
      const { move } = result() as unknown as { move(x: number, y: number): void }
      move(1, 2)
      await on.server.settled()
      expect(shown()).toEqual([['bob', 0.5]])
      expect(on.server.triggered).toMatchObject([{ event: 'client-cursor', data: { x: 1, y: 2 } }])
    })
  })
}
