import type { Message } from '@channelkit/core'
import { describe, expect, it, vi } from 'vitest'
import { desk, ROOM, useRoom } from './conversation-room.ts'

const room = useRoom()

describe('What was said before', () => {
  const page = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, n) => ({ id: from + n, text: `${from + n}`, at: from + n }))
  const history =
    (size: number, last = 30) =>
    async (oldest: Message | null) => {
      const end = oldest ? Number(oldest.id) - 1 : last
      return page(Math.max(1, end - size + 1), end)
    }

  it('is fetched page by page, up to its beginning', async () => {
    const ann = await room.enter('ann', { initial: page(28, 30) })
    expect(ann.said()).toEqual(['28', '29', '30'])
    const pages = history(12)
    for (const [earlier, count] of [
      ['more', 12],
      ['more', 24],
      ['more', 30],
      ['none', 30],
    ] as const) {
      const loaded = ann.store.loadEarlier(pages)
      expect(ann.seen().earlier).toBe('loading')
      await loaded
      expect([ann.seen().earlier, ann.said().length]).toEqual([earlier, count])
    }
    expect(ann.said()).toEqual(page(1, 30).map(({ text }) => text))
  })

  it('is asked for once at a time, and tells why it failed', async () => {
    const ann = await room.enter('ann')
    const calls: unknown[] = []
    const fails = () => {
      calls.push(1)
      return Promise.reject(new Error('Down'))
    }
    await Promise.all([ann.store.loadEarlier(fails), ann.store.loadEarlier(fails)])
    expect([calls.length, ann.seen().earlier, ann.seen().earlierError?.message]).toEqual([
      1,
      'failed',
      expect.stringContaining('Down'),
    ])
    await ann.store.loadEarlier(async () => 7 as never)
    expect(ann.seen().earlierError?.code).toBe('backfill-failed')
    const never = ann.store.loadEarlier(() => new Promise(() => {}))
    await vi.advanceTimersByTimeAsync(30_000)
    await never
    expect(ann.seen().earlier).toBe('failed')
  })

  it('has what was said between its first page and the moment from which the channel is heard', async () => {
    let last = 3
    const asked: unknown[] = []
    const newest = (oldest: Message | null) => {
      asked.push(oldest)
      return history(3, last)(oldest)
    }
    room.server.delay(1500)
    const ann = room.knock('ann')
    void ann.store.loadEarlier(newest)
    await vi.advanceTimersByTimeAsync(1900)
    // A page waits for its channel for a moment, and not for ever.
    expect([asked, ann.seen().earlier]).toEqual([[], 'loading'])
    await vi.advanceTimersByTimeAsync(200)
    expect([ann.said(), ann.seen().status, asked.length]).toEqual([['1', '2', '3'], 'subscribing', 1])
    last = 4
    await vi.advanceTimersByTimeAsync(10_000)
    expect([ann.said(), asked]).toEqual([
      ['1', '2', '3', '4'],
      [null, null],
    ])
    room.server.delay(0)
    const bob = await room.enter('bob')
    await bob.store.loadEarlier(newest)
    expect([bob.said(), asked.length]).toEqual([['2', '3', '4'], 3])
  })

  it('is fetched though the channel was refused, and not for whoever is gone', async () => {
    let asked = 0
    const page = async () => {
      asked++
      return [{ id: 1, text: '1' }]
    }
    room.server.delay(1500)
    const gone = room.knock('bob')
    void gone.store.loadEarlier(page)
    gone.leave()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(asked).toBe(0)
    room.server.delay(0)
    room.server.refuseAuth(ROOM)
    const ann = await room.enter('ann')
    await ann.store.loadEarlier(page)
    expect([ann.seen().status, ann.said(), asked]).toEqual(['failed', ['1'], 1])
  })

  it('fills what was missed while the line was lost, or shows where it is', async () => {
    let last = 3
    const newest = (oldest: Message | null) => history(3, last)(oldest)
    const ann = await room.enter('ann')
    await ann.store.loadEarlier(newest)
    const lose = async (to: number) => {
      room.server.cut()
      await room.settled()
      last = to
      await vi.advanceTimersByTimeAsync(5000)
      room.server.restore()
      await room.settled()
    }
    const gaps = () =>
      ann
        .seen()
        .messages.filter(({ gap }) => gap)
        .map(({ id }) => id)
    await lose(5)
    expect([ann.said(), gaps()]).toEqual([['1', '2', '3', '4', '5'], []])
    await lose(12)
    expect([ann.said(), gaps()]).toEqual([['1', '2', '3', '4', '5', '10', '11', '12'], ['10']])
  })

  it('is begun with by rewind where the server keeps events', async () => {
    room.withHistory()
    for (const id of [1, 2, 3]) room.server.emit(ROOM, 'message', { id, text: `${id}` })
    room.server.emit(ROOM, 'message-edited', { id: 2, text: 'two' })
    const ann = await room.enter('ann', { rewind: 10 })
    expect(ann.said()).toEqual(['1', 'two', '3'])
  })

  it('brings back what was not sent before a reload, unless it arrived', async () => {
    const ann = await room.enter('ann', { initial: [{ id: 'a', text: 'A', author: 'ann' }] })
    const { asked, send } = desk()
    ann.store.restore(
      [
        { id: 'a', text: 'A', at: 1, author: 'ann' },
        { id: 'b', text: 'B', at: 2, author: 'ann' },
        { id: 'c', text: 'C', at: 3, author: 'ann' },
      ],
      send,
    )
    expect(ann.said()).toEqual(['A', 'B failed', 'C failed'])
    await ann.store.loadEarlier(async () => [{ id: 'b', text: 'B', author: 'ann' }])
    expect(ann.said()).toEqual(['A', 'B', 'C failed'])
    void ann.store.retry('c')
    asked[0]!.answer()
    await room.settled()
    expect(ann.said().filter((one) => one.includes('C'))).toEqual(['C'])
  })
})
