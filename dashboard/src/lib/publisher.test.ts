import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createPublisher, MOST, type Publishing } from './publisher.ts'

const EVENT = { channel: 'orders', event: 'placed', data: '1' }

beforeEach(() => void vi.useFakeTimers({ now: 1000 }))
afterEach(() => void vi.useRealTimers())

function setUp(send: () => Promise<number | null> = async () => 3) {
  const sent: object[] = []
  let shown: Publishing = { past: [], left: 0 }
  const publisher = createPublisher(
    (event) => {
      sent.push(event)
      return send()
    },
    (next) => {
      shown = next
    },
  )
  return { ...publisher, sent, shown: () => shown }
}

describe('a publisher', () => {
  it('publishes as often as it is told to, each a while after the one before', async () => {
    const { publish, sent, shown } = setUp()
    await publish(EVENT, 3, 500)
    expect([sent.length, shown().left]).toEqual([1, 2])
    await vi.advanceTimersByTimeAsync(499)
    expect(sent).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1)
    expect([sent.length, shown().left]).toEqual([2, 1])
    await vi.advanceTimersByTimeAsync(10_000)
    expect([sent, shown().left]).toEqual([[EVENT, EVENT, EVENT], 0])
    expect(shown().past.map(({ id, at, subscriptions }) => [id, at, subscriptions])).toEqual([
      [3, 2000, 3],
      [2, 1500, 3],
      [1, 1000, 3],
    ])
    expect(vi.getTimerCount()).toBe(0)
  })

  it('ends with one that fails, and says why', async () => {
    const { publish, sent, shown } = setUp(() => Promise.reject(new Error('no')))
    await publish(EVENT, 5, 100)
    await vi.advanceTimersByTimeAsync(1000)
    expect([sent.length, shown().left]).toEqual([1, 0])
    expect(shown().past).toMatchObject([{ error: 'no', subscriptions: null }])
  })

  it('stops between two', async () => {
    const { publish, stop, sent, shown } = setUp()
    await publish(EVENT, 5, 100)
    stop()
    await vi.advanceTimersByTimeAsync(1000)
    expect([sent.length, shown().left]).toEqual([1, 0])
  })

  it('stops while one is under way, which is still listed', async () => {
    let answer: (many: number) => void = () => {}
    const { publish, stop, sent, shown } = setUp(() => new Promise((resolve) => (answer = resolve)))
    const publishing = publish(EVENT, 5, 100)
    stop()
    answer(1)
    await publishing
    await vi.advanceTimersByTimeAsync(1000)
    expect([sent.length, shown().left, shown().past.length]).toEqual([1, 0, 1])
  })

  it('follows the last series alone', async () => {
    const { publish, sent, shown } = setUp()
    await publish(EVENT, 5, 100)
    await publish({ ...EVENT, event: 'other' }, 2, 100)
    await vi.advanceTimersByTimeAsync(1000)
    expect(sent.map((one) => (one as typeof EVENT).event)).toEqual(['placed', 'other', 'other'])
    expect(shown().left).toBe(0)
  })

  it('remembers some, the newest', async () => {
    const { publish, shown } = setUp()
    await publish(EVENT, MOST + 5, 1)
    await vi.advanceTimersByTimeAsync(100)
    expect(shown().past).toHaveLength(MOST)
    expect(shown().past[0]!.id).toBe(MOST + 5)
  })
})
