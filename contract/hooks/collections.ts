import { defineFeed, defineRecords, defineReduced } from '@channelkit/core'
import { describe, expect, it, vi } from 'vitest'
import type { Setup } from './setup.ts'

interface Row {
  id: string
  n: number
}

/** What events become. */
export function collections(on: Setup): void {
  const { driver, emit, use } = on
  describe('events', () => {
    it('stay in a feed, by a definition too', async () => {
      const data = (entries: { data: unknown }[]) => entries.map((one) => one.data)
      const inline = await use('useFeed', [['a', 'b'], 'n', { limit: 2 }], { show: data })
      const definition = defineFeed({ channel: 'a', events: 'n', by: (n: unknown) => n, limit: 9 })
      const defined = await driver.mount({ kit: on.kit, hook: 'useFeed', args: [definition], show: data })
      await on.server.settled()
      await emit('a', 'n', 1, 2, 2)
      await emit('b', 'n', 3)
      expect(inline.shown()).toEqual([2, 3])
      expect(defined.shown()).toEqual([1, 2])
    })

    it('become a series', async () => {
      const { shown } = await use('useSeries', ['a', 'n', { x: 'at', y: ['v'] }], {
        show: ({ x, y }: { x: Float64Array; y: { v: Float64Array } }) => [[...x], [...y.v]],
      })
      await emit('a', 'n', { at: 1, v: 10 }, { at: 2, v: 20 })
      expect(shown()).toEqual([
        [1, 2],
        [10, 20],
      ])
    })

    it('become records, and each record is followed alone', async () => {
      const rows = defineRecords<never, never, Row>({
        channel: 'market' as never,
        events: 'row' as never,
        by: (row) => row.id,
      })
      const { shown } = await use('useRecords', [rows], {
        show: ({ ids, get }: { ids: string[]; get(id: string): Row }) => ids.map((id) => get(id).n),
      })
      const one = await driver.mount({ kit: on.kit, hook: 'useRecord', args: [rows, 'b'] })
      const inline = await driver.mount({
        kit: on.kit,
        hook: 'useRecord',
        args: ['market', 'row', { by: 'id' }, 'a'],
      })
      await on.server.settled()
      await emit('market', 'row', { id: 'a', n: 1 }, { id: 'b', n: 1 })
      const before = one.history.length
      await emit('market', 'row', { id: 'a', n: 2 })
      expect(shown()).toEqual([2, 1])
      expect(inline.shown()).toEqual({ id: 'a', n: 2 })
      expect(one.history).toHaveLength(before)
      await one.set(rows, 'a')
      await on.server.settled()
      expect(one.shown()).toEqual({ id: 'a', n: 2 })
    })

    it('come as often as wanted, and the newest in the end', async () => {
      const market = await use('useRecords', ['market', 'row', { by: 'id', maxRate: 1 }], {
        show: ({ ids, get }: { ids: string[]; get(id: string): Row }) => ids.map((id) => get(id).n),
      })
      const last = await use('useLatest', ['a', 'n', { maxRate: 1 }])
      const ns = Array.from({ length: 20 }, (_, n) => n)
      for (const n of ns) {
        await emit('market', 'row', { id: 'a', n }, { id: 'b', n })
        await emit('a', 'n', n)
      }
      await vi.waitFor(async () => {
        await on.server.settled()
        expect([market.shown(), last.shown()]).toEqual([[19, 19], 19])
      })
      // At most one a second: this did not take as long.
      const shown = new Set(market.history.map((ns) => JSON.stringify(ns)))
      expect(shown.size).toBeLessThan(ns.length)
      expect(new Set(last.history).size).toBeLessThan(ns.length)
    })

    it('are streamed: pieces of the answer that is followed become one text', async () => {
      const { shown, set } = await use('useStream', ['a', 'piece', { id: 'x' }], {
        show: ({ id, text, state }: { id: string; text: string; state: string }) => [id, text, state],
      })
      expect(shown()).toEqual(['x', '', 'waiting'])
      const piece = (id: string, seq: number, text: string, end?: string) => ({ id, seq, text, end })
      await emit(
        'a',
        'piece',
        piece('x', 1, 'lo'),
        piece('x', 0, 'Hel'),
        piece('y', 0, 'no'),
        piece('x', 1, 'lo'),
      )
      expect(shown()).toEqual(['x', 'Hello', 'streaming'])
      await emit('a', 'piece', piece('x', 2, '!', 'done'))
      expect(shown()).toEqual(['x', 'Hello!', 'done'])
      await set('a', 'piece', { id: 'z', initial: { text: 'kept', end: 'done' } })
      expect(shown()).toEqual(['z', 'kept', 'done'])
      await set('a', 'piece', { id: null })
      expect(shown()).toEqual([null, '', 'waiting'])
    })

    it('are reduced, and their silence shows', async () => {
      const sum = defineReduced({
        channel: 'a',
        events: 'n',
        reduce: (total: number, n: unknown) => total + (n as number),
        initial: 0,
      })
      const { shown } = await use('useReduced', [sum])
      const age = await driver.mount({ kit: on.kit, hook: 'useStaleness', args: ['a', 'n', { maxAge: 50 }] })
      await on.server.settled()
      await emit('a', 'n', 1, 2)
      expect([shown(), (age.shown() as { stale: boolean }).stale]).toEqual([3, false])
      await vi.waitFor(async () => {
        await on.server.settled()
        expect((age.shown() as { stale: boolean }).stale).toBe(true)
      })
    })
  })
}
