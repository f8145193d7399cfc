import { beforeAll, describe, expect, it, vi } from 'vitest'
import { teach } from '../errors.ts'
import { words } from '../words.ts'
import type { AuthAnswer } from './auth-types.ts'
import { createGathering, grouped, settle, together, type Waiting } from './authorize-batch.ts'

beforeAll(() => teach(words))

/** Somebody who waits for a channel, with what came of it. */
function wait(channel: string, signal = new AbortController().signal) {
  const got = { answer: null as AuthAnswer | null, error: null as unknown }
  const one: Waiting = {
    channel,
    signal,
    resolve: (answer) => {
      got.answer = answer
    },
    reject: (error) => {
      got.error = error
    },
  }
  return { one, got }
}

describe('what is asked for in one turn', () => {
  const sent: [string, string[]][] = []
  const gathering = () => {
    sent.length = 0
    return createGathering((socketId, waiting) => {
      sent.push([socketId, waiting.map(({ channel }) => channel)])
      for (const { channel, resolve } of waiting) resolve({ auth: `of ${channel}` })
    })
  }
  const signal = new AbortController().signal

  it('goes together, and each gets its own', async () => {
    const gather = gathering()
    const answers = await Promise.all([
      gather('1.1', 'a', signal),
      gather('1.1', 'b', signal),
      gather('1.1', 'a', signal),
    ])
    expect(sent).toEqual([['1.1', ['a', 'b', 'a']]])
    expect(answers).toEqual([{ auth: 'of a' }, { auth: 'of b' }, { auth: 'of a' }])
    await gather('1.1', 'c', signal)
    expect(sent).toHaveLength(2)
  })

  it('goes apart for another connection, and for more than five hundred', async () => {
    const gather = gathering()
    const names = Array.from({ length: 501 }, (_, n) => `c${n}`)
    await Promise.all([gather('1.1', 'a', signal), ...names.map((name) => gather('2.2', name, signal))])
    expect(sent.map(([id, channels]) => [id, channels.length])).toEqual([
      ['1.1', 1],
      ['2.2', 500],
      ['2.2', 1],
    ])
  })

  it('leaves out who left, and is not sent for nobody', async () => {
    const gather = gathering()
    const left = new AbortController()
    const gone = gather('1.1', 'a', left.signal)
    const stays = gather('1.1', 'b', signal)
    left.abort()
    await expect(gone).rejects.toMatchObject({
      code: 'auth-unavailable',
      message: expect.stringContaining('Channel a was left.'),
    })
    await stays
    expect(sent).toEqual([['1.1', ['b']]])
    await expect(gather('1.1', 'a', left.signal)).rejects.toMatchObject({ code: 'auth-unavailable' })
    expect(sent).toHaveLength(1)
  })
})

it('a request for several is given up when the last of them left, and lets go of all', async () => {
  const [first, second] = [new AbortController(), new AbortController()]
  const removed = [first, second].map(({ signal }) => vi.spyOn(signal, 'removeEventListener'))
  let inner: AbortSignal | undefined
  const waiting = [wait('a', first.signal).one, wait('b', second.signal).one]
  const run = together(waiting, async (signal) => {
    inner = signal
    first.abort()
    const early = signal.aborted
    second.abort()
    return [early, signal.aborted]
  })
  expect(await run).toEqual([false, true])
  expect(inner?.aborted).toBe(true)
  expect(removed.map((one) => one.mock.calls[0]?.[0])).toEqual(['abort', 'abort'])
})

it('each is given its own answer, or why there is none', () => {
  const all = ['good', 'denied', 'broken', 'bare', 'forgotten', 'toString'].map((name) => wait(name))
  settle(
    all.map(({ one }) => one),
    {
      good: { auth: 'k:s', shared_secret: 'x' },
      denied: { status: 403, error: 'no ticket' },
      broken: { status: 500, error: 'no database' },
      bare: {},
    },
  )
  expect(all[0]?.got).toEqual({ answer: { auth: 'k:s', shared_secret: 'x' }, error: null })
  expect(all.slice(1).map(({ got }) => got.answer)).toEqual([null, null, null, null, null])
  const errors = all.slice(1).map(({ got }) => got.error)
  expect(errors).toMatchObject([
    {
      code: 'auth-denied',
      httpStatus: 403,
      message: expect.stringContaining('denied was refused: no ticket.'),
    },
    { code: 'auth-unavailable', httpStatus: 500 },
    { code: 'auth-denied', httpStatus: undefined },
    { code: 'auth-bad-response', message: expect.stringContaining('did not mention it') },
    { code: 'auth-bad-response' },
  ])
})

it('those for whom the same is sent are one group, in order', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((name) => wait(name).one) as [Waiting, Waiting, Waiting]
  expect(grouped([a, b, c], ['x', 'y', 'x'])).toEqual([[a, c], [b]])
})
