import { channel } from '@channelkit/core'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createLog } from './log.ts'
import { createTestPage } from './test-page.ts'

let page: ReturnType<typeof createTestPage>
beforeEach(() => {
  vi.useFakeTimers()
  page = createTestPage()
  channel(page.kit, 'ticker').on('price', () => {})
})
afterEach(() => {
  page.kit.destroy()
  vi.useRealTimers()
})

it('keeps what happens from when it is started until it is stopped, and asks nothing of the kit before and after', () => {
  const changed = vi.fn()
  const log = createLog(page.kit, changed)
  page.emit('price', 1)
  expect([log.entries, changed.mock.calls]).toEqual([[], []])
  log.start()
  expect(page.kit.internals.frames.onCommit.size).toBe(1)
  page.emit('price', 2)
  expect(log.entries.map(({ title, channel }) => [title, channel])).toEqual([['price', 'ticker']])
  expect(changed).toHaveBeenCalledOnce()
  const timers = vi.getTimerCount()
  log.stop()
  expect(vi.getTimerCount()).toBe(timers - 1)
  page.emit('price', 3)
  expect(log.entries).toHaveLength(1)
  expect(page.kit.internals.frames.onCommit.size).toBe(0)
})

it('keeps the newest, however many come and however large they are', () => {
  const log = createLog(page.kit, () => {})
  log.start()
  for (let i = 1; i <= 10_000; i++) page.emit('price', i)
  expect([log.entries.length, log.total, log.entries.at(-1)?.id]).toEqual([2000, 10_000, 10_000])
  for (let i = 0; i < 20; i++) page.emit('price', 'x'.repeat(1_000_000))
  expect(log.entries.length).toBeLessThanOrEqual(8)
  page.emit('price', 'y'.repeat(20_000_000))
  expect(log.entries).toHaveLength(1)
  log.clear()
  expect(log.entries).toEqual([])
  log.stop()
})

it('counts by the second, and remembers how the connection was and why', () => {
  const log = createLog(page.kit, () => {})
  log.start()
  page.emit('price', 1)
  page.tell({ type: 'connection', at: 5, state: 'lost' })
  vi.advanceTimersByTime(1000)
  expect(log.rates.now.in).toBe(1)
  expect(log.history.at(-1)).toMatchObject({ at: 5, state: 'lost' })
  for (let i = 0; i < 300; i++) page.tell({ type: 'connection', at: i, state: 'connecting' })
  expect(log.history).toHaveLength(100)
  log.stop()
})

it('knows events by channel, though strangers make up names without end', () => {
  const log = createLog(page.kit, () => {})
  log.start()
  for (let i = 0; i < 1000; i++) page.emit(`made-up-${i}`, i)
  for (let i = 0; i < 1000; i++)
    page.tell({ type: 'unheard', at: 1, channel: `made-up-${i}`, event: 'a', data: 1 })
  expect(log.events.get('ticker')?.size).toBe(100)
  expect(log.events.size).toBe(200)
  log.stop()
})
