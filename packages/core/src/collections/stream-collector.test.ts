import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { systemClock } from '../clock.ts'
import { ChannelKitError } from '../errors.ts'
import type { CollectContext } from './collection.ts'
import type { CollectionState } from './state.ts'
import { collectPieces, type PiecesOptions } from './stream-collector.ts'
import type { StreamPiece } from './stream-piece.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const live: CollectionState = { status: 'live', gap: null, error: null, writes: [] }

function setUp(options: Partial<PiecesOptions> = {}) {
  const told: string[] = []
  const at = { marks: 0, asked: 0 }
  const context = {
    internals: { clock: systemClock },
    mark: () => void at.marks++,
    report: (_: string, say: () => string) => void told.push(say()),
    fetch: { again: () => void at.asked++, isOn: false },
  } as unknown as CollectContext
  const pieces = collectPieces(context, { id: 'a', event: 'piece', canAsk: false, ...options })
  return {
    at,
    told,
    pieces,
    hear: (...all: (Partial<StreamPiece> | unknown)[]) => {
      for (const one of all) pieces.apply(one)
    },
    shown(state = live) {
      const { id, text, state: how } = pieces.snapshot(state)
      return [id, text, how]
    },
  }
}
const piece = (seq: number, text: string, more: object = {}) => ({ id: 'a', seq, text, ...more })

describe('which answer is followed', () => {
  it('is the one that was named, whatever else comes', () => {
    const { hear, shown, at } = setUp()
    expect(shown()).toEqual(['a', '', 'waiting'])
    hear({ id: 'b', seq: 0, text: 'no' }, piece(0, 'yes'))
    expect([shown(), at.marks]).toEqual([['a', 'yes', 'streaming'], 1])
  })

  it('is the newest where none was named, and what is over does not come back', () => {
    const { hear, shown } = setUp({ id: undefined })
    expect(shown()).toEqual([null, '', 'waiting'])
    hear(piece(0, 'one', { end: 'failed' }), { id: 'b', seq: 0, text: 'two' })
    expect(shown()).toEqual(['b', 'two', 'streaming'])
    expect(setUp({ id: undefined }).pieces.snapshot(live).error).toBeNull()
    hear(piece(1, '!'))
    expect(shown()).toEqual(['b', 'two', 'streaming'])
  })

  it('remembers the last thousand that are over', () => {
    const { hear, shown } = setUp({ id: undefined })
    for (let n = 0; n <= 1001; n++) hear({ id: `r${n}`, seq: 0, text: '.' })
    hear({ id: 'r1', seq: 1, text: '.' })
    expect(shown()[0]).toBe('r1001')
    hear({ id: 'r0', seq: 0, text: 'again' })
    expect(shown()).toEqual(['r0', 'again', 'streaming'])
  })

  it('begins without what was wrong with the one before', () => {
    const { hear, shown, pieces } = setUp({ id: undefined })
    hear(piece(0, 'a', { end: 'failed', error: 'no more' }))
    expect(pieces.snapshot(live).error?.message).toContain('Stream "a" was ended by its sender: no more.')
    hear({ id: 'b', seq: 0, text: 'b' })
    expect([shown(), pieces.snapshot(live).error]).toEqual([['b', 'b', 'streaming'], null])
    hear({ id: 'b', seq: 1, end: 'failed' })
    expect(pieces.snapshot(live).error?.message).toContain('Stream "b" was ended by its sender: it failed.')
    pieces.missed()
    hear({ id: 'c', seq: 0, text: 'c' })
    vi.advanceTimersByTime(10_000)
    expect(shown()).toEqual(['c', 'c', 'streaming'])
  })
})

describe('what it shows', () => {
  it('is told where something changed, and is the same where nothing did', () => {
    const { hear, pieces, at } = setUp()
    hear(piece(0, 'a', { part: 1 }))
    const first = pieces.snapshot(live)
    expect([at.marks, pieces.snapshot({ ...live })]).toEqual([1, first])
    expect(pieces.snapshot({ ...live })).toBe(first)
    hear(piece(0, 'a', { part: 1 }))
    expect(at.marks).toBe(1)
    hear(piece(1, '', { part: 2 }))
    expect(pieces.snapshot(live)).toMatchObject({ text: 'a', parts: [1, 2] })
  })

  it('is what the channel is, until the answer is complete', () => {
    const error = new ChannelKitError('offline', 'No.')
    const { hear, shown, pieces } = setUp()
    const refused = { ...live, status: 'failed', error } as CollectionState
    expect(shown(refused)).toEqual(['a', '', 'failed'])
    expect(pieces.snapshot(refused).error).toBe(error)
    hear(piece(0, 'all', { end: true }))
    expect(shown(refused)).toEqual(['a', 'all', 'done'])
    expect(pieces.snapshot(refused).error).toBeNull()
    hear(piece(1, 'more'))
    expect(shown()).toEqual(['a', 'all', 'done'])
  })

  it('says which was too long, and what to do', () => {
    const { hear, pieces, shown } = setUp()
    for (let seq = 0; seq < 5; seq++) hear(piece(seq, 'x'.repeat(1_000_000)))
    expect(shown()[2]).toBe('failed')
    const { error } = pieces.snapshot(live)
    expect(error).toMatchObject({
      code: 'stream-failed',
      message: expect.stringMatching(/^Stream "a" grew beyond what is kept\./),
      remedy: 'Send it as several, each with an id of its own.',
    })
    expect(pieces.snapshot(live).error).toBe(error)
  })

  it('says of what is no piece why, and whose it was', () => {
    const { hear, pieces, told } = setUp()
    hear('text')
    pieces.fill('text')
    expect(told).toEqual([
      'piece is no piece of a stream: it is "text".',
      'What was fetched is no piece of a stream: it is "text".',
    ])
  })
})

describe('what is fetched', () => {
  it('is all so far: whole, as a list, of the answer that is followed, or nothing', () => {
    const { pieces, shown, told } = setUp()
    for (const nothing of [null, undefined]) pieces.fill(nothing)
    expect([shown(), told]).toEqual([['a', '', 'waiting'], []])
    pieces.seed({ seq: 1, text: 'ab' }, 'chat')
    expect(shown()).toEqual(['a', 'ab', 'streaming'])
    pieces.fill([piece(2, 'c'), piece(3, 'd')])
    expect(shown()).toEqual(['a', 'abcd', 'streaming'])
    pieces.fill({ text: 'abcde', end: 'done' })
    expect(shown()).toEqual(['a', 'abcde', 'done'])
  })

  it('is asked for where a piece is missing, and a hole that nobody fills is shown', () => {
    const { hear, shown, at } = setUp({ canAsk: true })
    hear(piece(1, 'b'))
    expect([shown(), at.asked]).toEqual([['a', '', 'streaming'], 0])
    vi.advanceTimersByTime(500)
    expect(at.asked).toBe(1)
    const { marks } = at
    vi.advanceTimersByTime(6000)
    expect([shown(), at.asked, at.marks]).toEqual([['a', 'b', 'gap'], 3, marks + 1])
    hear(piece(0, 'a', { end: undefined }))
    expect(shown()).toEqual(['a', 'ab', 'streaming'])
    expect(vi.getTimerCount()).toBe(0)
  })

  it('closes a hole, which then is not asked for', () => {
    const { hear, shown, at, pieces } = setUp({ canAsk: true })
    hear(piece(1, 'b'))
    pieces.fill({ seq: 0, text: 'a' })
    expect(vi.getTimerCount()).toBe(0)
    vi.advanceTimersByTime(10_000)
    expect([shown(), at.asked]).toEqual([['a', 'ab', 'streaming'], 0])
  })
})

describe('a line that was lost', () => {
  it('leaves doubt until the next piece follows, and none where all is there', () => {
    const { hear, shown, pieces } = setUp()
    hear(piece(0, 'a'))
    pieces.missed()
    vi.advanceTimersByTime(2000)
    expect(shown()).toEqual(['a', 'a', 'gap'])
    hear(piece(1, 'b'))
    expect(shown()).toEqual(['a', 'ab', 'streaming'])
    pieces.missed()
    hear(piece(3, 'd'))
    vi.advanceTimersByTime(2000)
    expect(shown()).toEqual(['a', 'abd', 'gap'])
    hear(piece(2, 'c', {}), piece(4, '', { end: true }))
    expect(shown()).toEqual(['a', 'abcd', 'done'])
    pieces.missed()
    expect(vi.getTimerCount()).toBe(0)
    expect(shown()).toEqual(['a', 'abcd', 'done'])
  })

  it('leaves no doubt where the last piece is said again', () => {
    const { hear, shown, pieces, at } = setUp()
    hear(piece(0, 'a'))
    pieces.missed()
    const { marks } = at
    hear(piece(0, 'a', { whole: true }))
    expect([vi.getTimerCount(), at.marks]).toEqual([0, marks + 1])
    expect(shown()).toEqual(['a', 'a', 'streaming'])
  })

  it('is waited for no longer once it is left', () => {
    const { pieces, hear, shown } = setUp()
    hear(piece(0, 'a'))
    pieces.missed()
    pieces.stop()
    expect(vi.getTimerCount()).toBe(0)
    expect(shown()).toEqual(['a', 'a', 'streaming'])
  })
})
