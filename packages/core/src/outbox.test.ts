import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createBus } from './bus.ts'
import type { ChannelEntry } from './channel-observer.ts'
import type { Channels } from './channels.ts'
import { systemClock } from './clock.ts'
import { ChannelKitError } from './errors.ts'
import type { Happening } from './happening.ts'
import { createOutbox } from './outbox.ts'
import type { Source } from './source/source.ts'

/** An outbox over channels whose state is set by hand. */
function setUp({ rate = 10, limit = 100 } = {}) {
  const bus = createBus(systemClock.now, () => {})
  const sent: unknown[] = []
  const heard: Happening[] = []
  const line = { open: true }
  const states: Record<string, { status: string; error: ChannelKitError | null }> = {}
  const entries: Record<string, ChannelEntry> = {}
  let held = 0
  const get = (name: string) => {
    states[name] ??= { status: 'live', error: null }
    entries[name] ??= {
      name,
      state: () => states[name],
      acquire: () => {
        held++
        return () => held--
      },
    } as unknown as ChannelEntry
    return entries[name]
  }
  const source = {
    send(channel: string, event: string, data: unknown) {
      if (line.open) sent.push([channel, event, data])
      return line.open
    },
  } as Source
  bus.tap((happening) => void heard.push(happening))
  const outbox = createOutbox({ bus, source, channels: { get } as Channels, clock: systemClock, rate, limit })
  const become = (channel: string, status: string, error: ChannelKitError | null = null) => {
    states[channel] = { status, error }
    bus.dispatch({ type: 'subscribed', at: 1, channel })
  }
  const say = (data: unknown, merge?: string, channel = 'private-a') =>
    outbox.trigger(channel, 'client-n', data, merge === undefined ? {} : { merge })
  return { bus, outbox, sent, heard, line, become, say, held: () => held }
}
const numbers = (sent: unknown[]) => sent.map((one) => (one as unknown[])[2])

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('an outbox', () => {
  it('sends no more than its rate in a second, in order, and the rest as soon as it may', async () => {
    const { sent, say, held, outbox } = setUp({ rate: 2 })
    const results = [1, 2, 3, 4, 5].map((n) => say(n))
    expect([numbers(sent), outbox.waiting, held()]).toEqual([[1, 2], 3, 3])
    vi.advanceTimersByTime(1249)
    expect(numbers(sent)).toEqual([1, 2])
    vi.advanceTimersByTime(1)
    expect(numbers(sent)).toEqual([1, 2, 3, 4])
    vi.advanceTimersByTime(1250)
    expect([numbers(sent), outbox.waiting, held()]).toEqual([[1, 2, 3, 4, 5], 0, 0])
    expect(await Promise.all(results)).toEqual(Array(5).fill({ status: 'sent' }))
  })

  it('is refused nothing by a server that counts to ten in any second, though some come up to 240 ms late', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(240), { minLength: 60, maxLength: 60 }), (late) => {
        const { say, sent, outbox } = setUp()
        const came: number[] = []
        const start = Date.now()
        for (let n = 0; n < late.length; n++) void say(n)
        while (came.length < late.length) {
          // A line keeps its order.
          while (came.length < sent.length)
            came.push(Math.max(came.at(-1) ?? 0, Date.now() - start + late[came.length]!))
          vi.advanceTimersByTime(10)
        }
        outbox.destroy()
        const inSecond = (from: number) => came.filter((at) => at >= from && at < from + 1000).length
        expect(Math.max(...came.map(inSecond))).toBeLessThanOrEqual(10)
        // And no slower than that asks for: eight a second.
        expect(came.at(-1)).toBeLessThanOrEqual(5 * 1250 + 250)
      }),
    )
  })

  it('waits for its channel, and lets no other wait for it', () => {
    const { sent, say, become } = setUp()
    become('private-a', 'subscribing')
    void say(1)
    void say(2)
    void say(3, undefined, 'private-b')
    expect(numbers(sent)).toEqual([3])
    become('private-a', 'live')
    expect(numbers(sent)).toEqual([3, 1, 2])
  })

  it('says so when its channel is refused', async () => {
    const { say, become } = setUp()
    become('private-a', 'subscribing')
    const result = say(1)
    const error = new ChannelKitError('auth-denied', 'No.')
    become('private-a', 'failed', error)
    expect(await result).toEqual({ status: 'failed', error })
  })

  it('keeps what the line did not take, and its order', () => {
    const { sent, say, line, become } = setUp()
    line.open = false
    void say(1)
    void say(2)
    line.open = true
    become('private-a', 'live')
    expect(numbers(sent)).toEqual([1, 2])
  })

  it('puts a later one of the same channel and key in the place of one that waits', async () => {
    const { sent, say, become } = setUp()
    for (const channel of ['private-a', 'private-b']) become(channel, 'subscribing')
    const first = say(1, 'm')
    void say(2)
    void say(3, 'm')
    void say(4, 'm', 'private-b')
    for (const channel of ['private-a', 'private-b']) become(channel, 'live')
    expect([numbers(sent), await first]).toEqual([[3, 2, 4], { status: 'dropped', reason: 'merged' }])
  })

  it('drops what has no room, but still merges', async () => {
    const { say, become, heard } = setUp({ limit: 1 })
    become('private-a', 'subscribing')
    void say(1, 'm')
    expect(await say(2)).toEqual({ status: 'dropped', reason: 'queue-full' })
    expect(heard.at(-1)).toMatchObject({ type: 'dropped', channel: 'private-a', data: 2 })
    void say(3, 'm')
    expect(heard.filter(({ type }) => type === 'dropped')).toHaveLength(1)
  })

  it('takes what is triggered by whoever hears of what was sent', () => {
    const { sent, say, bus } = setUp()
    bus.tap((happening) => {
      if (happening.type === 'sent' && happening.data === 1) void say(2)
    })
    void say(1)
    expect(numbers(sent)).toEqual([1, 2])
  })

  it('sends the data as JSON has it, as it was when it was given', () => {
    const { sent, say, become, heard } = setUp()
    become('private-a', 'subscribing')
    const data = { n: 1, run() {}, at: new Date(0) }
    void say(data)
    data.n = 2
    become('private-a', 'live')
    expect(numbers(sent)).toEqual([{ n: 1, at: '1970-01-01T00:00:00.000Z' }])
    expect(structuredClone(heard.at(-1))).toEqual(heard.at(-1))
  })

  it.each([
    ['client-n', 'public', 'client-event-invalid'],
    ['client-n', 'private-encrypted-a', 'client-event-invalid'],
    ['n', 'private-a', 'client-event-invalid'],
    [`client-${'n'.repeat(300)}`, 'private-a', 'client-event-invalid'],
  ])('refuses what no server takes: %s on %s', async (event, channel, code) => {
    const { outbox, sent } = setUp()
    expect(await outbox.trigger(channel, event, 1)).toMatchObject({ status: 'failed', error: { code } })
    expect(sent).toEqual([])
  })

  it('refuses data that is no JSON or too large', async () => {
    const { say } = setUp()
    expect(await say(1n)).toMatchObject({ error: { code: 'client-event-invalid' } })
    expect(await say('x'.repeat(20_000))).toMatchObject({ error: { code: 'payload-too-large' } })
    expect(await say(undefined)).toEqual({ status: 'sent' })
  })

  it('settles what waits when it is destroyed, and takes nothing more', async () => {
    const { outbox, say, become, held } = setUp({ rate: 1 })
    become('private-a', 'subscribing')
    const waiting = say(1)
    outbox.destroy()
    expect(await waiting).toEqual({ status: 'dropped', reason: 'destroyed' })
    expect(await say(2)).toMatchObject({ error: { code: 'destroyed' } })
    expect([held(), outbox.waiting, vi.getTimerCount()]).toEqual([0, 0, 0])
  })
})
