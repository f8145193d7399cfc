import { describe, expect, it } from 'vitest'
import type { Setup } from './setup.ts'

interface Row {
  id: string
  n: number
}

/** How events reach a page, one by one. */
export function events(on: Setup): void {
  const { driver, emit, use } = on
  describe('events', () => {
    it('reach a handler once each, in order, also while it is given anew with every render', async () => {
      const got: unknown[] = []
      const handler = () => (data: unknown) => got.push(data)
      const { set, unmount } = await use('useEvent', ['ticker', 'n', handler()], { show: () => null })
      on.server.emit('ticker', 'n', 1)
      await set('ticker', 'n', handler())
      on.server.emit('ticker', 'n', 2)
      await on.server.settled()
      await set(['ticker', 'other'], ['n', 'm'], handler())
      await on.server.settled()
      on.server.emit('other', 'm', 3)
      on.server.emit('ticker', 'n', 4)
      await on.server.settled()
      expect(got).toEqual([1, 2, 3, 4])
      unmount()
      await emit('ticker', 'n', 5)
      expect(got).toEqual([1, 2, 3, 4])
    })

    it('show as the latest, with an initial value, selected, and never under another channel’s name', async () => {
      const { shown, set, history } = await use('useLatest', ['a', 'price', { initial: 0 }])
      expect(shown()).toBe(0)
      await emit('a', 'price', 1, 2)
      expect(shown()).toBe(2)
      const before = history.length
      await set('b', 'price', { initial: 0 })
      await on.server.settled()
      expect(shown()).toBeNull()
      await set('c', 'price', { initial: 5 })
      await on.server.settled()
      expect(shown()).toBe(5)
      await set('b', 'price', { initial: 6 })
      await on.server.settled()
      expect(shown()).toBe(6)
      expect(history.slice(before)).not.toContain(2)
      await emit('b', 'price', 7)
      await emit('a', 'price', 9)
      expect(shown()).toBe(7)
    })

    it('render only what was selected from them', async () => {
      const select = (row: Row | undefined) => row?.n
      const { shown, history } = await use('useLatest', ['a', 'row', { select }])
      await emit('a', 'row', { id: 'x', n: 1 })
      const before = history.length
      await emit('a', 'row', { id: 'y', n: 1 })
      expect(shown()).toBe(1)
      // Svelte computes anew what it then finds unchanged; nothing is rendered.
      expect(new Set(history.slice(before)).size).toBeLessThanOrEqual(1)
    })

    it('come in bursts without a render each', async () => {
      const { shown, history } = await use('useLatest', ['a', 'n'])
      await emit('a', 'n', ...Array.from({ length: 1000 }, (_, n) => n))
      expect(shown()).toBe(999)
      expect(history.length).toBeLessThan(100)
    })

    it('that a channel missed are told to the handler of the last render', async () => {
      const told: unknown[] = []
      const onGap = (as: string) => (missed: { channel: string; from: number; to: number }) =>
        told.push([as, missed.channel, missed.from <= missed.to])
      const args = (as: string) => [['a', 'b'], 'n', () => told.push(as), { onGap: onGap(as) }]
      const { set, unmount } = await driver.mount({
        kit: on.kit,
        hook: 'useEvent',
        args: args('first'),
        show: () => null,
      })
      await on.server.settled()
      if (driver.name.startsWith('React')) await set(...args('last'))
      const now = driver.name.startsWith('React') ? 'last' : 'first'
      on.server.cut()
      await on.server.settled()
      on.server.restore()
      await on.server.settled()
      on.server.emit('a', 'n', 1)
      await on.server.settled()
      expect(told).toEqual([[now, 'a', true], [now, 'b', true], now])
      unmount()
    })
  })
}
