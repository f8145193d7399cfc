import { type StreamPiece, stream } from '@channelkit/core'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { piece, setUp } from './stream-world.ts'

beforeEach(() => void vi.useFakeTimers({ now: new Date('2026-03-01T12:00:00Z') }))
afterEach(() => void vi.useRealTimers())

describe('a stream', () => {
  it('waits, grows piece by piece, and is done', async () => {
    const { send, use, server } = setUp()
    const { shown } = await use({ id: 'a' })
    expect(shown()).toEqual(['a', '', 'waiting'])
    await send(piece(0, 'Hel'), piece(1, 'lo'))
    expect(shown()).toEqual(['a', 'Hello', 'streaming'])
    await send(
      piece(1, 'lo'),
      piece(2, '!', { end: 'done' }),
      piece(3, '?'),
      piece(2, 'x', { end: 'failed' }),
    )
    expect(shown()).toEqual(['a', 'Hello!', 'done'])
    server.destroy()
  })

  it('keeps two answers apart, and follows the newest where none is named', async () => {
    const { send, use, server } = setUp()
    const [a, b, newest, off] = [
      await use({ id: 'a' }),
      await use({ id: 'b' }),
      await use(),
      await use({ id: null }),
    ]
    await send(piece(0, 'one '), { id: 'b', seq: 0, text: 'uno ' }, piece(1, 'two'), {
      id: 'b',
      seq: 1,
      text: 'due',
    })
    expect([a, b, newest, off].map(({ shown }) => shown()[1])).toEqual(['one two', 'uno due', 'uno due', ''])
    server.destroy()
  })

  it('commits once a frame, however many pieces come', async () => {
    const { kit, use, server } = setUp()
    const { store } = await use({ id: 'a' })
    let told = 0
    store.subscribe(() => told++)
    for (let seq = 0; seq < 10_000; seq++) server.emit('chat', 'piece', piece(seq, 'x'))
    await server.settled()
    kit.flush()
    expect([store.getSnapshot().text.length, told < 100]).toEqual([10_000, true])
    server.destroy()
  })

  it('says why it failed: by its sender, by its channel, or beyond what is kept', async () => {
    const { send, use, server } = setUp()
    const { store, shown } = await use({ id: 'a' })
    await send(piece(0, 'so far'), { id: 'a', end: 'failed', error: 'the model is gone' })
    expect(shown()).toEqual(['a', 'so far', 'failed'])
    expect(store.getSnapshot().error).toMatchObject({ code: 'stream-failed' })
    expect(store.getSnapshot().error?.message).toContain('the model is gone')
    server.refuseAuth('private-x')
    const refused = await use({ id: 'a' }, 'private-x')
    expect([refused.shown()[2], refused.store.getSnapshot().error?.code]).toEqual(['failed', 'auth-denied'])
    server.destroy()
  })

  it('says of a hole that it is one only when nobody filled it, and shows what comes after it', async () => {
    const { send, use, wait, server } = setUp()
    const { shown } = await use({ id: 'a' })
    await send(piece(0, 'a'), piece(2, 'c'))
    expect(shown()).toEqual(['a', 'a', 'streaming'])
    await wait(2100)
    expect(shown()).toEqual(['a', 'ac', 'gap'])
    await send(piece(3, 'd', { end: 'done' }))
    expect(shown()).toEqual(['a', 'acd', 'gap'])
    await send(piece(1, 'b'))
    expect(shown()).toEqual(['a', 'abcd', 'done'])
    server.destroy()
  })

  it('leaves out what is no piece, and tells it once', async () => {
    const { send, use, errors, server } = setUp()
    const { shown } = await use({ id: 'a' })
    await send(null as never, { id: 'a' }, { seq: 0, text: 'x' }, piece(0, 7 as never), piece(0, 'fine'))
    expect([shown()[1], errors]).toEqual(['fine', ['invalid-payload']])
    server.destroy()
  })
})

describe('who comes late, or loses the line', () => {
  it('sees all of it where the server keeps events', async () => {
    const { send, use, cut, come, server, wait } = setUp(true)
    await send(piece(0, 'a'), piece(1, 'b'))
    const { store, shown } = await use({ id: 'a' })
    expect(shown()).toEqual(['a', 'ab', 'streaming'])
    const newest = await use()
    expect(newest.shown()).toEqual(['a', 'ab', 'streaming'])
    await cut()
    await send(piece(2, 'c'))
    await wait(10_000)
    await send(piece(3, 'd'))
    await come()
    await send(piece(4, 'e', { end: 'done' }))
    expect([shown(), store.details.getSnapshot().gap]).toEqual([['a', 'abcde', 'done'], null])
    server.destroy()
  })

  it('sees what was left on a cache channel, at first and with the line', async () => {
    const { use, cut, come, server, wait } = setUp()
    const send = async (data: object) => {
      server.emit('cache-chat', 'piece', data)
      await server.settled()
    }
    await send(piece(0, 'a'))
    await send(piece(1, 'ab', { whole: true }))
    const { shown } = await use({ id: 'a' }, 'cache-chat')
    expect(shown()).toEqual(['a', 'ab', 'streaming'])
    await cut()
    await send(piece(2, 'c'))
    await send(piece(3, 'abcd', { whole: true, end: 'done' }))
    await wait(10_000)
    await come()
    expect(shown()).toEqual(['a', 'abcd', 'done'])
    server.destroy()
  })

  it('asks the application: at first, after a lost line, and for a piece that is missing', async () => {
    const { send, use, cut, come, server, wait } = setUp()
    const stored: (StreamPiece | null)[] = []
    const catchUp = vi.fn(async (_: string | undefined) => stored.at(-1) ?? null)
    const { store, shown } = await use({ id: 'a', catchUp })
    expect([shown(), catchUp.mock.lastCall![0]]).toEqual([['a', '', 'waiting'], 'a'])
    await send(piece(1, 'b'))
    stored.push(piece(1, 'ab'))
    await wait(600)
    expect(shown()).toEqual(['a', 'ab', 'streaming'])
    await cut()
    stored.push(piece(3, 'abcd', { end: 'done' }))
    await wait(10_000)
    await come()
    expect([shown(), store.details.getSnapshot().gap]).toEqual([['a', 'abcd', 'done'], null])
    server.destroy()
  })

  it('takes a list of stored pieces, and an answer that is over without the number of its last piece', async () => {
    const { use, send, server } = setUp()
    const list = await use({ id: 'a', catchUp: () => [piece(0, 'a'), piece(1, 'b')] })
    await send(piece(2, 'c'))
    expect(list.shown()).toEqual(['a', 'abc', 'streaming'])
    const over = await use({ id: 'a', catchUp: () => ({ text: 'abc', end: 'done' }) })
    expect(over.shown()).toEqual(['a', 'abc', 'done'])
    server.destroy()
  })

  it('says that something may be missing where nobody tells, until a piece shows that nothing was', async () => {
    const { send, use, cut, come, server, wait } = setUp()
    const { shown } = await use({ id: 'a' })
    await send(piece(0, 'a'))
    await cut()
    await wait(10_000)
    await come()
    expect(shown()).toEqual(['a', 'a', 'streaming'])
    await wait(2100)
    expect(shown()).toEqual(['a', 'a', 'gap'])
    await send(piece(1, 'b'))
    expect(shown()).toEqual(['a', 'ab', 'streaming'])
    server.destroy()
  })

  it('asks no more than some times, and says why it could not be had', async () => {
    const { send, use, server, wait, errors } = setUp()
    const catchUp = vi.fn(() => {
      throw new Error('no database')
    })
    const { store, shown } = await use({ id: 'a', catchUp })
    await send(piece(1, 'b'))
    await wait(20_000)
    expect([shown(), store.getSnapshot().error?.code]).toEqual([['a', 'b', 'gap'], 'backfill-failed'])
    expect(catchUp.mock.calls.length).toBeLessThan(6)
    expect(new Set(errors)).toEqual(new Set(['backfill-failed']))
    server.destroy()
  })
})

describe('before anything is heard', () => {
  it('shows what was stored, and needs no channel where that is complete', async () => {
    const { use, send, server } = setUp()
    const done = await use({ id: 'a', initial: { text: 'all', end: 'done' } }, 'finished')
    const half = await use({ id: 'a', initial: { seq: 1, text: 'ab' } })
    expect([done.shown(), half.shown(), server.channels]).toEqual([
      ['a', 'all', 'done'],
      ['a', 'ab', 'streaming'],
      ['chat'],
    ])
    await send(piece(2, 'c'))
    expect(half.shown()[1]).toBe('abc')
    server.destroy()
  })

  it('refuses an id that is none, and leaves no timer behind', async () => {
    const { kit, send, use, server } = setUp()
    expect(() => stream(kit, 'chat', 'piece', { id: {} as never })).toThrow(/id must be/)
    await use({ id: 'a' })
    await send(piece(4, 'e'))
    server.destroy()
    await vi.advanceTimersByTimeAsync(50)
    expect(vi.getTimerCount()).toBe(0)
  })
})
