import { type ChannelKitError, channel, defineFeed, feed } from '@channelkit/core'
import { createTestKit } from '@channelkit/testing'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('asks for what may have been on its way when the line broke', async () => {
  const { kit, server, line } = createTestKit()
  const asked: (number | null)[] = []
  const log = defineFeed<never, never, { id: number }>({
    channel: 'orders' as never,
    events: 'placed' as never,
    by: 'id',
    backfill: (from) => {
      asked.push(from)
      return []
    },
  })
  feed<never, never, { id: number }>(kit, 'orders' as never, 'placed' as never, log).subscribe(() => {})
  const orders = channel(kit, 'orders')
  orders.subscribe(() => {})
  await server.settled()
  await vi.advanceTimersByTimeAsync(5000)
  line.cut()
  await server.settled()
  line.restore()
  await server.settled()
  expect(asked).toEqual([null, orders.getSnapshot().gap!.from - 1000])
  server.destroy()
})

it('holds events back for half a minute at most', async () => {
  const errors: ChannelKitError[] = []
  const { kit, server } = createTestKit({ onError: (error) => errors.push(error) })
  const signals: AbortSignal[] = []
  const log = defineFeed<never, never, { id: number }>({
    channel: 'orders' as never,
    events: 'placed' as never,
    by: 'id',
    backfill(_, { signal }) {
      signals.push(signal)
      return new Promise(() => {})
    },
  })
  const entries = feed<never, never, { id: number }>(kit, 'orders' as never, 'placed' as never, log)
  entries.subscribe(() => {})
  await server.settled()
  server.emit('orders', 'placed', { id: 1 })
  await vi.advanceTimersByTimeAsync(29_000)
  expect(entries.getSnapshot()).toEqual([])
  await vi.advanceTimersByTimeAsync(2000)
  await server.settled()
  expect(entries.getSnapshot().map(({ data }) => data.id)).toEqual([1])
  expect(errors.map(({ code }) => code)).toEqual(['backfill-failed'])
  expect(signals.every(({ aborted }) => aborted)).toBe(true)
  server.destroy()
})
