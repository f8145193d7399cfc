import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { jsonBytes } from './cut.ts'
import type { StreamProgress } from './progress.ts'
import { type PublishStreamOptions, publishStream, type StreamSource } from './publish-stream.ts'

interface Piece {
  id: string
  seq: number
  text?: string
  parts?: unknown[]
  whole?: boolean
  end?: string
  error?: string
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function setUp(trigger?: (piece: Piece, params: unknown) => unknown) {
  const sent: Piece[] = []
  const pusher = {
    async trigger(_channel: string, _event: string, data: unknown, params?: object) {
      const answer = await trigger?.(data as Piece, params)
      sent.push(data as Piece)
      return answer
    },
  }
  const publish = async (source: StreamSource, options?: PublishStreamOptions, channel = 'chat') => {
    const report = publishStream(pusher, channel, 'a', source, options)
    await vi.advanceTimersByTimeAsync(120_000)
    return report
  }
  return { sent, publish, pusher }
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
async function* every(ms: number, chunks: readonly unknown[]) {
  for (const chunk of chunks) {
    await wait(ms)
    yield chunk
  }
}
const textOf = (pieces: readonly Piece[]) => pieces.map(({ text = '' }) => text).join('')

describe('an answer', () => {
  it('is joined for a moment, numbered, and ended with its last piece', async () => {
    const { sent, publish } = setUp()
    const report = await publish(every(15, ['a', 'b', 'c', 'd', 'e', 'f', 'g']))
    expect(textOf(sent)).toBe('abcdefg')
    expect(sent.length).toBeLessThan(5)
    expect(sent.map(({ seq }) => seq)).toEqual(sent.map((_, seq) => seq))
    expect(sent.filter(({ end }) => end)).toEqual([sent.at(-1)])
    expect(report).toMatchObject({ state: 'done', error: null, events: sent.length, messages: null })
  })

  it('tells what its readers have by then, whichever pieces that took', async () => {
    for (const channel of ['chat', 'private-cache-chat']) {
      const { sent, publish } = setUp()
      const told: StreamProgress[] = []
      const source = every(400, ['a', { n: 1 }, 'b', 'c', 'd', { n: 2 }])
      await publish(source, { onProgress: (progress) => void told.push(progress) }, channel)
      expect(told.map(({ seq }) => seq)).toEqual(sent.map(({ seq }) => seq))
      expect(told.at(-1)).toEqual({ seq: sent.length - 1, text: 'abcd', parts: [{ n: 1 }, { n: 2 }] })
      expect(told.slice(0, 2).map(({ text }) => text)).toEqual(['a', 'a'])
    }
  })

  it('fails where what it is told to fails, at once or later', async () => {
    for (const onProgress of [
      () => Promise.reject(new Error('Full')),
      () => {
        throw new Error('Full')
      },
    ]) {
      const { sent, publish } = setUp()
      const report = await publish(every(100, ['a', 'b', 'c']), { onProgress })
      expect([report.state, (report.error as Error).message, sent.at(-1)!.end]).toEqual([
        'failed',
        'Full',
        'failed',
      ])
    }
  })

  it('comes to the same whatever it is made of, in pieces that an event takes and that cut no character', async () => {
    const text = fc.string({
      unit: fc.constantFrom('a', '"', '\n', 'é', '漢', '😀', '\u202e'),
      maxLength: 9000,
    })
    const halves = (all: string, at: number) => [
      all.slice(0, at % (all.length + 1)),
      all.slice(at % (all.length + 1)),
    ]
    const chunks = fc.array(fc.tuple(text, fc.nat()).map(([all, at]) => halves(all, at)))
    await fc.assert(
      fc.asyncProperty(
        chunks,
        fc.constantFrom('chat', 'private-encrypted-chat', 'cache-chat'),
        async (all, channel) => {
          const { sent, publish } = setUp()
          await publish(all.flat(), {}, channel)
          const limit = channel.startsWith('private-encrypted') ? 7000 : 10_000
          for (const piece of sent) {
            expect(jsonBytes(piece)).toBeLessThanOrEqual(limit)
            expect(piece.text ?? '').toBe((piece.text ?? '').toWellFormed())
          }
          const shown = sent.reduce((before, { text = '', whole }) => (whole ? text : before + text), '')
          expect(shown).toBe(all.flat().join(''))
        },
      ),
      { numRuns: 30 },
    )
  })

  it('may be made of values, which become parts', async () => {
    const { sent, publish } = setUp()
    await publish([{ type: 'start' }, 7, null, ['x'.repeat(6000)], ['y'.repeat(6000)]])
    expect(sent.flatMap(({ parts = [] }) => parts).map((part) => JSON.stringify(part)?.slice(0, 9))).toEqual([
      '{"type":"',
      '7',
      'null',
      '["xxxxxxx',
      '["yyyyyyy',
    ])
    expect(sent.map(({ parts }) => parts?.length)).toEqual([4, 1])
  })

  it('is sent one event after the other, each again until it gets through', async () => {
    let failures = 3
    let open = 0
    const { sent, publish } = setUp(async ({ seq }) => {
      expect(++open).toBe(1)
      await wait(30)
      open--
      if (seq === 1 && failures-- > 0) throw Object.assign(new Error('busy'), { status: 503 })
    })
    const report = await publish(every(50, ['a', 'b', 'c']))
    expect([textOf(sent), report.state]).toEqual(['abc', 'done'])
  })

  it('is given up when it does not get through, and never rejects', async () => {
    const calls = vi.fn(() => {
      throw Object.assign(new Error('no such app'), { status: 404 })
    })
    const { publish } = setUp(calls)
    expect(await publish(['a'])).toMatchObject({
      state: 'failed',
      error: { message: 'no such app' },
      events: 0,
    })
    expect(calls).toHaveBeenCalledTimes(1)
    const down = vi.fn(() => Promise.reject(new Error('network')))
    expect((await setUp(down).publish(['a'], { attempts: 3 })).state).toBe('failed')
    expect(down).toHaveBeenCalledTimes(3)
  })
})

describe('readers are told', () => {
  it('that the source threw, after what came before, and no more of why than the application says', async () => {
    async function* broken() {
      yield 'so far'
      await wait(100)
      throw new Error('secret of the database')
    }
    const { sent, publish } = setUp()
    const report = await publish(broken())
    expect([textOf(sent), sent.at(-1)]).toEqual([
      'so far',
      { id: 'a', seq: 1, end: 'failed', error: 'It failed.' },
    ])
    expect(report.error).toMatchObject({ message: 'secret of the database' })
    const said = setUp()
    await said.publish(broken(), { describeError: () => 'The model is busy.' })
    expect(said.sent.at(-1)!.error).toBe('The model is busy.')
  })

  it('that it was stopped, also when the source is silent, which is then closed', async () => {
    const returned = vi.fn(async () => ({ done: true as const, value: undefined }))
    const never = new Promise<never>(() => {})
    const next = vi.fn(() => never as Promise<IteratorResult<string>>)
    next.mockResolvedValueOnce({ done: false, value: 'a' })
    const source: AsyncIterable<string> = { [Symbol.asyncIterator]: () => ({ next, return: returned }) }
    const { sent, publish } = setUp()
    const controller = new AbortController()
    setTimeout(() => controller.abort('enough'), 500)
    const report = await publish(source, { signal: controller.signal })
    expect(sent.at(-1)).toEqual({ id: 'a', seq: 1, end: 'failed', error: 'It was stopped.' })
    expect([report.state, report.error, returned.mock.calls.length]).toEqual(['failed', 'enough', 1])
    const before = setUp()
    expect((await before.publish(['a'], { signal: AbortSignal.abort() })).state).toBe('failed')
  })

  it('all so far on a cache channel: each second, when the source is silent, and at the end', async () => {
    const { sent, publish } = setUp()
    const slow = async function* () {
      yield* every(100, [...'0123456789abcdefghij'])
      await wait(5000)
      yield '!'
    }
    await publish(slow(), {}, 'private-cache-chat')
    const whole = sent.filter(({ whole }) => whole)
    expect(whole.length).toBeGreaterThan(2)
    expect(whole.length).toBeLessThan(7)
    expect([sent.at(-1)!.whole, sent.at(-1)!.text, sent.at(-2)!.whole]).toEqual([
      true,
      '0123456789abcdefghij!',
      true,
    ])
    const long = setUp()
    await long.publish(every(500, ['x'.repeat(6000), 'y'.repeat(6000), 'z']), {}, 'cache-chat')
    expect(long.sent.at(-1)).toMatchObject({ end: 'done' })
    expect(long.sent.at(-1)!.whole).toBeUndefined()
  })
})

it('counts messages as they are billed, where the server tells how many are subscribed', async () => {
  const params: unknown[] = []
  const { publish } = setUp((_, one) => {
    params.push(one)
    return { json: async () => ({ channels: { chat: { subscription_count: 3 } } }) }
  })
  const report = await publish(every(100, ['a', 'b']), { countDeliveries: true })
  expect([report.messages, params[0]]).toEqual([report.events * 4, { info: 'subscription_count' }])
  expect((await setUp(() => ({})).publish(['a'], { countDeliveries: true })).messages).toBeNull()
})

it('refuses what it can not work with before it begins', async () => {
  const { pusher } = setUp()
  const wrong = (...args: unknown[]) =>
    (publishStream as (...all: unknown[]) => Promise<unknown>)(pusher, ...args)
  await expect(wrong('', 'a', [])).rejects.toThrow(/channel/)
  await expect(wrong('c', '', [])).rejects.toThrow(/id/)
  await expect(wrong('c', 'a', 7)).rejects.toThrow(/source/)
  await expect(wrong('c', 'a', [], { join: -1 })).rejects.toThrow(/join/)
  await expect(wrong('c', 'a', [], { attempts: 0 })).rejects.toThrow(/attempts/)
  const report = publishStream(pusher, 'c', 'a', [undefined])
  await vi.advanceTimersByTimeAsync(1000)
  expect((await report).error).toMatchObject({ message: expect.stringContaining('JSON') })
})
