import { type ConversationOptions, conversation, type Message } from '@channelkit/core'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { ROOM, useRoom } from './conversation-room.ts'

const room = useRoom()

const answer = { id: 'm1', author: 'bot', name: 'Bot', stream: 'a' }
const piece = (seq: number, text: string, more: object = {}) => ({ id: 'a', seq, text, ...more })
const end = (seq: number, end = 'done') => piece(seq, '', { end })

/** Ann, who follows the room, and what she sees of its messages that stream. */
async function ann(options?: ConversationOptions) {
  const entered = await room.enter('ann', options)
  const grown = () => entered.seen().messages.map(({ text, stream }) => [text, stream])
  return { ...entered, grown }
}
const emit = async (event: string, ...list: unknown[]) => {
  for (const one of list) room.server.emit(ROOM, event, one)
  await room.settled()
}
const cut = async (meanwhile: () => unknown = () => {}) => {
  room.server.cut()
  await room.settled()
  await vi.advanceTimersByTimeAsync(5000)
  await meanwhile()
  room.server.restore()
  await room.settled()
}

describe('A message whose text streams in', () => {
  it('grows with its pieces, and is a message like any other at the end', async () => {
    const { grown, seen } = await ann()
    await emit('message', { id: 'm0', text: 'Why?' }, answer)
    expect(grown()).toEqual([
      ['Why?', null],
      ['', 'waiting'],
    ])
    const [before] = seen().messages
    await emit('piece', piece(0, 'Since '), piece(1, 'it '))
    expect(grown()[1]).toEqual(['Since it ', 'streaming'])
    await emit('piece', piece(2, 'is.'), end(3))
    expect(grown()[1]).toEqual(['Since it is.', 'done'])
    await emit('piece', piece(4, ' More'), piece(0, 'X'))
    expect(grown()[1]).toEqual(['Since it is.', 'done'])
    expect(seen().messages[0]).toBe(before)
    await emit('message-edited', { id: 'm1', text: 'Because.' })
    expect(grown()[1]).toEqual(['Because.', null])
  })

  it('takes pieces that came before it, twice, and of two answers at once', async () => {
    const { grown } = await ann()
    const other = (seq: number, text: string, more: object = {}) => ({ id: 'm2', seq, text, ...more })
    await emit('piece', piece(1, 'b'), piece(0, 'a'), other(0, '1'))
    await emit('message', answer, { id: 'm2', author: 'bot', stream: true })
    await emit('piece', other(1, '2'), piece(2, 'c'), piece(1, 'b'), other(2, '3', { end: 'done' }))
    expect(grown()).toEqual([
      ['abc', 'streaming'],
      ['123', 'done'],
    ])
  })

  it('says that its sender gave it up, or that something of it is missing', async () => {
    const { grown, seen } = await ann()
    await emit('message', answer, { id: 'm2', stream: 'b' }, { id: 'm3', stream: 'c' })
    await emit('piece', piece(0, 'Half'), { id: 'a', end: 'failed', error: 'No more tokens' })
    await emit(
      'piece',
      { id: 'b', seq: 0, text: '1' },
      { id: 'b', seq: 2, text: '3' },
      { id: 'c', seq: 0, text: 'x' },
    )
    expect(grown()[1]).toEqual(['1', 'streaming'])
    await vi.advanceTimersByTimeAsync(2000)
    expect(grown()).toEqual([
      ['Half', 'failed'],
      ['13', 'gap'],
      ['x', 'streaming'],
    ])
    expect(seen().messages[0]!.error).toMatchObject({ code: 'stream-failed' })
    expect(seen().messages[0]!.error!.message).toContain('No more tokens')
    expect(seen().messages[2]!.error).toBeNull()
    await emit('piece', { id: 'b', seq: 1, text: '2' })
    expect(grown()[1]).toEqual(['123', 'streaming'])
  })

  it('is whole for whoever comes late, where the server keeps events', async () => {
    room.withHistory()
    const first = await ann()
    await emit('message', answer)
    await emit('piece', piece(0, 'So '), piece(1, 'far'))
    const stored = { id: 'm1', author: 'bot', text: '', stream: 'a' }
    const late = await ann({ initial: [stored] })
    expect(late.grown()).toEqual([['So far', 'streaming']])
    const rewound = await ann({ rewind: 100 })
    expect(rewound.grown()).toEqual([['So far', 'streaming']])
    await cut()
    await emit('piece', piece(2, ', good.'), end(3))
    for (const one of [first, late, rewound]) expect(one.grown()).toEqual([['So far, good.', 'done']])
  })

  it('is whole by what a piece says of all before it', async () => {
    const { grown } = await ann({ initial: [{ ...answer, text: 'old' }] })
    expect(grown()).toEqual([['old', 'streaming']])
    await emit('piece', piece(7, 'All so far', { whole: true }))
    expect(grown()).toEqual([['All so far', 'streaming']])
  })

  it('is whole by what was left on a cache channel, for whoever comes while it grows', async () => {
    const name = 'presence-cache-room'
    const first = await ann()
    const say = async (...pieces: object[]) => {
      for (const one of pieces) room.server.emit(name, 'piece', one)
      await room.settled()
    }
    const stored = [{ ...answer, text: '' }]
    const follow = () => {
      const store = conversation(first.kit, name, { initial: stored })
      const leave = store.subscribe(() => {})
      const grown = () => {
        first.kit.flush()
        return store.getSnapshot().messages[0]!.text
      }
      return { leave, grown }
    }
    const early = follow()
    await room.settled()
    await say(piece(0, 'One '), piece(1, 'One two ', { whole: true }))
    early.leave()
    await vi.advanceTimersByTimeAsync(1000)
    const late = follow()
    await room.settled()
    await say(piece(2, 'three'), end(3))
    expect(late.grown()).toBe('One two three')
    late.leave()
  })

  it('is whole by the history of the application, after a lost line too', async () => {
    let text = 'One '
    let seq = 3
    let more: object = {}
    const asked: (string | undefined)[] = []
    const history = async (before: Message | null) => {
      asked.push(before?.id)
      return before ? [] : [{ ...answer, text, seq, ...more }]
    }
    const { grown, store } = await ann()
    await store.loadEarlier(history)
    expect(grown()).toEqual([['One ', 'streaming']])
    await emit('piece', piece(3, 'One '), piece(4, 'two '))
    expect(grown()).toEqual([['One two ', 'streaming']])
    await cut(() => {
      text = 'One two three '
      seq = 5
    })
    await emit('piece', piece(6, 'four'))
    expect(grown()).toEqual([['One two three four', 'streaming']])
    // A piece that got lost on the way.
    await emit('piece', piece(8, ' six'))
    text = 'One two three four five'
    seq = 7
    await vi.advanceTimersByTimeAsync(500)
    await room.settled()
    expect(grown()).toEqual([['One two three four five six', 'streaming']])
    await cut(() => {
      text = 'Complete.'
      more = { end: 'done' }
    })
    expect(grown()).toEqual([['Complete.', 'done']])
    expect(asked.every((before) => before === undefined)).toBe(true)
  })

  it('ends with a page that has it whole', async () => {
    const { grown, store } = await ann()
    await emit('message', answer)
    await emit('piece', piece(0, 'Half'))
    await store.loadEarlier(async () => [{ id: 'm1', author: 'bot', text: 'Half and half' }])
    expect(grown()).toEqual([['Half and half', null]])
  })

  it('keeps what was heard to its end, whatever an older page says', async () => {
    const { grown, store } = await ann()
    await emit('message', answer)
    await emit('piece', piece(0, 'All of it'), end(1))
    await store.loadEarlier(async (before) => (before ? [] : [{ ...answer, text: 'All', seq: 0 }]))
    expect(grown()).toEqual([['All of it', 'done']])
  })

  it('is never a visitor’s, and is none where the payload says something strange', async () => {
    const bob = room.server.presence(ROOM).join({ id: 'bob' })
    const { grown } = await ann({ peers: true })
    bob.trigger('client-message', { id: 'x', text: 'mine', stream: 'a' })
    await emit('piece', piece(0, 'Not Bob’s'))
    const strange = [{}, [], '', Number.NaN, false, { id: 'a' }]
    await emit('message', ...strange.map((stream, n) => ({ id: n, text: `${n}`, stream })))
    expect(grown()).toEqual([['mine', null], ...strange.map((_, n) => [`${n}`, null])])
  })

  it('takes strange pieces for nothing, and says so once', async () => {
    const { grown } = await ann()
    await emit('message', answer)
    await emit(
      'piece',
      'text',
      null,
      7,
      { id: {}, seq: 0 },
      { id: 'a', seq: -1 },
      { id: 'a', seq: 0, text: {} },
    )
    await emit('piece', piece(0, '<b>\u202Eok'), end(1))
    expect(grown()).toEqual([['<b>\u202Eok', 'done']])
    expect(room.errors.map(({ code }) => code)).toEqual(['invalid-payload'])
  })

  it('grows with the fifty newest at once, and says of others that something is missing', async () => {
    const { grown } = await ann()
    await emit('message', ...Array.from({ length: 60 }, (_, n) => ({ id: n, text: '', stream: `s${n}` })))
    await emit(
      'piece',
      ...Array.from({ length: 60 }, (_, n) => ({ id: `s${n}`, seq: 0, text: `${n}`, end: 'done' })),
    )
    expect(grown().slice(8, 12)).toEqual([
      ['', 'gap'],
      ['', 'gap'],
      ['10', 'done'],
      ['11', 'done'],
    ])
  })

  it('takes ten thousand pieces, whatever their order, each once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(400), { minLength: 1, maxLength: 60 }), async (swaps) => {
        const { grown, leave } = await ann()
        await emit('message', answer)
        const pieces = Array.from({ length: 10_000 }, (_, seq) => piece(seq, `${seq % 10}`))
        for (const [n, by] of swaps.entries()) {
          const at = (n * 151) % 9500
          ;[pieces[at], pieces[at + by]] = [pieces[at + by]!, pieces[at]!]
        }
        await emit('piece', ...pieces, ...pieces.slice(0, 50), end(10_000))
        expect(grown()).toEqual([['0123456789'.repeat(1000), 'done']])
        leave()
        await vi.advanceTimersByTimeAsync(1000)
      }),
      { numRuns: 5 },
    )
  })
})
