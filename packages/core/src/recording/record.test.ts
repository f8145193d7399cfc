import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createToldKit } from '../../test/told-kit.ts'
import { channel, user, watchlist } from '../index.ts'
import { record } from './record.ts'

const ROOM = 'presence-room'
let world: ReturnType<typeof createToldKit>
beforeEach(() => {
  vi.useFakeTimers({ now: 1000 })
  world = createToldKit()
})
afterEach(() => {
  world.kit.destroy()
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})
const at = () => Date.now()
const line = (state: string, more: object = {}) => {
  world.line(state, at(), more)
  world.kit.flush()
}
const says = (data: unknown, more: object = {}) =>
  world.told({ type: 'event', at: at(), channel: 'ticker', event: 'price', data, ...more })
const join = () => {
  channel(world.kit, ROOM).subscribe(() => {})
  channel(world.kit, 'ticker').on('price', () => {})
  line('connected', { socketId: '1.2', transport: 'ws' })
  world.told({ type: 'members', at: at(), channel: ROOM, me: 'ann', all: [{ id: 'ann', info: {} }] })
  world.told({ type: 'subscribed', at: at(), channel: ROOM })
}

describe('a recording', () => {
  it('begins with nothing where nothing connected yet', () => {
    const recorder = record(world.kit)
    expect(recorder.recording()).toEqual({ version: 1, at: 1000, duration: 0, happenings: [] })
    expect([recorder.bytes, recorder.dropped, recorder.leftOut]).toEqual([0, 0, 0])
    recorder.stop()
  })

  it('begins with what holds: the line, who is signed in and online, live channels, who is there', () => {
    user(world.kit).signIn()
    watchlist(world.kit).subscribe(() => {})
    join()
    world.told({ type: 'count', at: at(), channel: ROOM, count: 3 })
    world.told({ type: 'user', at: at(), user: { id: 'ann' }, error: null })
    world.told({ type: 'watchlist', at: at(), online: true, ids: ['bo'] })
    world.kit.flush()
    vi.setSystemTime(5000)
    expect(record(world.kit).stop().happenings).toEqual([
      { at: 5000, type: 'connection', state: 'connected', socketId: '1.2', transport: 'ws', retryAt: null },
      { at: 5000, type: 'user', user: { id: 'ann' }, error: null },
      { at: 5000, type: 'watchlist', online: true, ids: ['bo'] },
      { at: 5000, type: 'members', channel: ROOM, me: 'ann', all: [{ id: 'ann', info: {} }] },
      { at: 5000, type: 'subscribed', channel: ROOM },
      { at: 5000, type: 'count', channel: ROOM, count: 3 },
    ])
  })

  it('says of a line that is lost that it is', () => {
    line('connecting')
    line('connected')
    line('lost')
    expect(record(world.kit).stop().happenings).toMatchObject([{ type: 'connection', state: 'lost' }])
    line('unavailable')
    expect(record(world.kit).stop().happenings).toMatchObject([{ state: 'unavailable' }])
  })

  it('has what happens then, with its time, until it ends', () => {
    join()
    const recorder = record(world.kit)
    const before = recorder.recording().happenings.length
    vi.advanceTimersByTime(50)
    says(1)
    vi.advanceTimersByTime(50)
    const duration = () => recorder.recording().duration
    expect(duration()).toBe(100)
    const stopped = recorder.stop()
    expect(stopped.happenings.slice(before)).toEqual([
      { at: 1050, type: 'event', channel: 'ticker', event: 'price', data: 1 },
    ])
    vi.advanceTimersByTime(50)
    says(2)
    expect([recorder.stop(), recorder.recording(), duration()]).toEqual([stopped, stopped, 100])
  })

  it('has the events of points, and nothing that no source tells', () => {
    join()
    const recorder = record(world.kit)
    const before = recorder.recording().happenings.length
    const rows = new Float64Array([1003, Number.NaN, 7])
    const points = { type: 'points', at: at(), channel: 'ticker', event: 'price', x: null, fields: ['v'] }
    world.told({ ...points, rows, skipped: 0 })
    world.kit.report(Object.assign(new Error('no'), { code: 'x' }) as never)
    expect(recorder.stop().happenings.slice(before)).toMatchObject([
      { at: 1003, type: 'event', channel: 'ticker', event: 'price', data: { v: 7 } },
    ])
  })

  it('leaves out what is redacted, and has what it was made', () => {
    const redact = vi.fn((told: { type: string; data?: unknown }) =>
      told.data === 1 ? null : told.data === 2 ? undefined : { ...told, data: 'x' },
    )
    const recorder = record(world.kit, { redact: redact as never })
    for (const data of [1, 2, 3]) says(data)
    expect([recorder.leftOut, recorder.stop().happenings]).toMatchObject([2, [{ data: 'x' }]])
  })
})

describe('a recording that is full', () => {
  it('drops the oldest, and begins with what they made so', () => {
    const recorder = record(world.kit, { maxBytes: 400 })
    world.told({ type: 'connection', at: at(), state: 'connected', socketId: '1.2' })
    world.told({ type: 'subscribed', at: at(), channel: 'ticker' })
    for (let n = 0; n < 20; n++) {
      vi.advanceTimersByTime(10)
      world.told({ type: 'user-event', at: at(), event: 'note', data: n })
      world.told({ type: 'unheard', at: at(), channel: 'ticker', event: 'price', data: n })
    }
    expect(recorder.bytes).toBeLessThanOrEqual(400)
    expect(recorder.bytes).toBeGreaterThan(300)
    const { at: start, happenings, duration } = recorder.stop()
    const [connection, live, ...rest] = happenings
    expect([connection, live]).toMatchObject([
      { at: start, type: 'connection', state: 'connected', socketId: '1.2' },
      { at: start, type: 'subscribed', channel: 'ticker' },
    ])
    expect(rest.at(-1)).toEqual({ at: 1200, type: 'unheard', channel: 'ticker', event: 'price', data: 19 })
    expect(rest.length + recorder.dropped).toBe(42)
    expect(start + duration).toBe(1200)
    expect(start).toBeGreaterThan(1000)
  })

  it('counts the bytes of its text, and lets go of all where even one is too much', () => {
    const recorder = record(world.kit, { maxBytes: 100 })
    says('é'.repeat(10))
    const one = recorder.bytes
    recorder.stop()
    const ascii = record(world.kit, { maxBytes: 100 })
    says('e'.repeat(10))
    expect(one - ascii.bytes).toBe(10)
    says('e'.repeat(200))
    expect([ascii.bytes, ascii.dropped, ascii.stop().happenings]).toEqual([0, 2, []])
  })

  it('goes on for long', () => {
    const recorder = record(world.kit, { maxBytes: 1000 })
    for (let n = 0; n < 2500; n++) says(n)
    const { happenings } = recorder.stop()
    const data = happenings.map((told) => (told as { data: unknown }).data)
    expect([data.at(-1), data.length + recorder.dropped]).toEqual([2499, 2500])
    expect(data).toEqual(Array.from(data, (_, i) => 2500 - data.length + i))
  })
})
