import { type ChannelKit, createChannelKit, latest, user } from '@channelkit/core'
import * as deferred from '@channelkit/core/deferred'
import { type Recorder, record, replay } from '@channelkit/core/recording'
import { createTestKit, type TestKit } from '@channelkit/testing'
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { watch } from './recorded-page.ts'

const numRuns = Number(process.env.PROPERTY_RUNS ?? 60)
const START = new Date('2026-03-01T12:00:00Z')

let world: TestKit
const kits: ChannelKit[] = []
beforeEach(() => {
  vi.useFakeTimers({ now: START })
  world = createTestKit({ user: { id: 'ann', info: { name: 'Ann' }, watchlist: ['bob'] } })
})
afterEach(() => {
  for (const kit of kits.splice(0)) kit.destroy()
  world.server.destroy()
  vi.useRealTimers()
})

function play(recording: Parameters<typeof replay>[0], options: Parameters<typeof replay>[1] = {}) {
  const source = replay(recording, options)
  const kit = createChannelKit({
    source,
    deferred,
    grace: 0,
    leaveAfter: 0,
    ...(options?.times === 'recorded' ? { clock: source.clock } : {}),
  })
  kits.push(kit)
  return { kit, source, page: watch(kit) }
}

const acts = {
  price: (n: number) => void world.server.emit('ticker', 'price', { value: n }),
  trade: (n: number) => void world.server.emit('ticker', 'trade', { id: n % 3, n }),
  join: (n: number) => void world.server.presence('presence-room').join(`m${n % 4}`),
  leave: (n: number) => void world.server.presence('presence-room').leave(`m${n % 4}`),
  cut: () => void world.server.cut(),
  restore: () => {
    world.server.restore()
    world.kit.connection.retry()
  },
  wait: (n: number) => void vi.advanceTimersByTime(n * 10),
}
type Act = keyof typeof acts
const script = fc.array(
  fc.tuple(fc.constantFrom(...(Object.keys(acts) as Act[])), fc.nat(100), fc.integer({ min: 1, max: 400 })),
  { minLength: 1, maxLength: 25 },
)

async function live(steps: [Act, number, number][], from = 0) {
  let recorder: Recorder | undefined
  if (from === 0) recorder = record(world.kit)
  const page = watch(world.kit)
  await world.server.settled()
  for (const [index, [act, n, ms]] of steps.entries()) {
    if (index === from) recorder ??= record(world.kit)
    acts[act](n)
    await world.server.settled()
    await vi.advanceTimersByTimeAsync(ms)
  }
  await world.server.settled()
  recorder ??= record(world.kit)
  world.kit.flush()
  return { recorder, shown: page.shown() }
}

describe('a recording that is played back', () => {
  it('comes to the same state, whatever happened and however fast', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc
        .asyncProperty(script, fc.constantFrom(1, 7, Number.POSITIVE_INFINITY), async (steps, speed) => {
          const { recorder, shown } = await live(steps as [Act, number, number][])
          const text = recorder.text()
          recorder.stop()
          const { kit, source, page } = play(text, { speed, times: 'recorded' })
          await vi.advanceTimersByTimeAsync(
            speed === Number.POSITIVE_INFINITY ? 5 : source.duration / speed + 50,
          )
          kit.flush()
          expect(page.shown()).toEqual(shown)
          page.stop()
        })
        .beforeEach(async () => {
          world.server.destroy()
          vi.setSystemTime(START)
          world = createTestKit({ user: { id: 'ann', info: { name: 'Ann' } } })
        }),
      { numRuns },
    )
  })

  it('may have begun in the middle: who is there is in it, and what came before is not', async () => {
    await live([
      ['price', 1, 10],
      ['join', 1, 10],
      ['join', 2, 10],
    ])
    const { recorder, shown } = await live([
      ['wait', 1, 10],
      ['price', 5, 10],
      ['leave', 1, 10],
    ])
    const { kit, page } = play(recorder.stop(), { speed: Number.POSITIVE_INFINITY })
    await vi.advanceTimersByTimeAsync(5)
    kit.flush()
    expect(page.shown()).toMatchObject({ price: { value: 5 }, room: shown.room, status: 'live', sum: 1 })
    expect(shown.room.map(({ id }) => id)).toEqual(['ann', 'm2'])
  })

  it('is bounded: the oldest goes, and what holds is still told', async () => {
    const recorder = record(world.kit, { maxBytes: 2000 })
    const page = watch(world.kit)
    await world.server.settled()
    acts.join(1)
    for (let n = 0; n < 100; n++) acts.price(n)
    await world.server.settled()
    expect(recorder.bytes).toBeLessThanOrEqual(2000)
    expect(recorder.dropped).toBeGreaterThan(70)
    const replayed = play(recorder.stop(), { speed: Number.POSITIVE_INFINITY })
    await vi.advanceTimersByTimeAsync(5)
    replayed.kit.flush()
    expect(replayed.page.shown()).toMatchObject({
      price: { value: 99 },
      room: page.shown().room,
      status: 'live',
      connection: 'connected',
    })
  })

  it('leaves out what is redacted, and what a redaction throws at', async () => {
    const errors: string[] = []
    world.server.destroy()
    world = createTestKit({
      user: { id: 'ann', info: { name: 'Ann' } },
      onError: ({ code }) => errors.push(code),
    })
    const recorder = record(world.kit, {
      redact(told) {
        if (told.type === 'members') return { ...told, all: told.all.map(({ id }) => ({ id, info: null })) }
        if (told.type === 'event' && told.event === 'trade') return null
        if (told.type === 'count') throw new Error('mine')
        return told
      },
    })
    watch(world.kit)
    await world.server.settled()
    acts.trade(1)
    acts.price(2)
    await world.server.settled()
    const text = recorder.text()
    expect(text).not.toContain('Ann')
    expect(text).not.toContain('trade')
    expect(text).toContain('price')
    expect(errors).toContain('handler-failed')
    expect(recorder.leftOut).toBe(1 + errors.length)
  })

  it('is told to who comes late, and not to who has left', async () => {
    const { recorder } = await live([
      ['join', 1, 100],
      ['price', 1, 100],
      ['price', 2, 100],
    ])
    const source = replay(recorder.stop())
    const kit = createChannelKit({ source, deferred, grace: 0, leaveAfter: 0 })
    kits.push(kit)
    kit.connection.connect()
    await vi.advanceTimersByTimeAsync(150)
    const page = watch(kit)
    await vi.advanceTimersByTimeAsync(1)
    kit.flush()
    expect(page.shown()).toMatchObject({ status: 'live', room: [{ id: 'ann' }, { id: 'm1' }] })
    page.stop()
    await vi.advanceTimersByTimeAsync(1000)
    expect(page.shown()).toMatchObject({ price: undefined, room: [] })
  })

  it('stands, goes on, jumps, ends and begins again', async () => {
    const { recorder } = await live([
      ['price', 1, 1000],
      ['price', 2, 1000],
      ['price', 3, 1000],
    ])
    const onEnd = vi.fn()
    const { kit, source, page } = play(recorder.stop(), { paused: true, loop: true, onEnd })
    const value = () => {
      kit.flush()
      return (page.shown().price as { value: number } | undefined)?.value
    }
    await vi.advanceTimersByTimeAsync(5000)
    expect(value()).toBe(undefined)
    source.play()
    await vi.advanceTimersByTimeAsync(1100)
    expect(value()).toBe(2)
    source.pause()
    await vi.advanceTimersByTimeAsync(5000)
    expect(value()).toBe(2)
    source.skipTo(2050)
    expect(value()).toBe(3)
    source.play()
    await vi.advanceTimersByTimeAsync(1000)
    expect(onEnd).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(500)
    expect(value()).toBe(1)
    expect(page.shown()).toMatchObject({ status: 'live', connection: 'connected', sum: 4 })
    expect(source.position).toBeLessThan(1000)
  })

  it('says at once what it can never give: a channel that nobody was on, a user who never signed in', async () => {
    const { recorder } = await live([['price', 1, 10]])
    const { kit } = play(recorder.stop())
    const other = latest(kit, 'other', 'x', { select: (state: unknown) => state } as never)
    other.subscribe(() => {})
    user(kit).signIn()
    await vi.advanceTimersByTimeAsync(100)
    expect(kit.internals.channels.get('other').state()).toMatchObject({
      status: 'failed',
      error: { code: 'subscription-refused' },
    })
    expect(user(kit).getSnapshot()).toMatchObject({ status: 'failed', error: { code: 'signin-failed' } })
  })

  it('refuses nonsense', () => {
    const text = record(world.kit).text()
    for (const speed of [0, -1, Number.NaN])
      expect(() => replay(text, { speed })).toThrow(expect.objectContaining({ code: 'invalid-options' }))
    expect(() => replay('')).toThrow(expect.objectContaining({ code: 'invalid-recording' }))
    // Nothing in it, over and over: no loop without end.
    const { source } = play(text, { loop: true })
    source.connect()
    vi.advanceTimersByTime(1000)
  })
})
