import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { APP, connect } from '../../test/support/hub.ts'
import { createHub } from '../hub/index.ts'
import { createCounters } from './counters.ts'
import type { Bucket } from './rings.ts'

const OTHER = { id: 'other', key: 'other-key', secret: 'other-secret' }

function start() {
  const hub = createHub({ apps: [APP, OTHER] })
  const closed: [string, string, Bucket][] = []
  const counters = createCounters(hub, (...told) => void closed.push(told))
  const untap = hub.tap(counters.record)
  function end() {
    untap()
    counters.end()
  }
  return { hub, counters, closed, end }
}
let started: ReturnType<typeof start>
beforeEach(() => {
  vi.useFakeTimers({ now: 1_700_000_000_000 })
  started = start()
})
afterEach(() => {
  started.end()
  vi.useRealTimers()
})
const minute = (app = APP.id) => started.counters.list(app, 'minute')
const sum = (
  field: 'received' | 'sent' | 'bytesIn' | 'bytesOut' | 'api' | 'webhooks' | 'errors',
  app = APP.id,
) => minute(app).reduce((all, { counts }) => all + counts[field], 0)

describe('counters', () => {
  it('count what comes and goes once, second by second, each app for itself', () => {
    const client = connect(started.hub)
    vi.advanceTimersByTime(1000)
    const before = sum('received')
    for (let n = 0; n < 3; n++) client.say('pusher:ping', {})
    vi.advanceTimersByTime(1000)
    client.say('pusher:ping', {})
    vi.advanceTimersByTime(2000)
    expect(sum('received') - before).toBe(4)
    expect(sum('sent')).toBe(client.got.length)
    expect(sum('bytesIn')).toBeGreaterThan(0)
    expect(minute().at(-1)!.counts.connections).toBe(1)
    expect(sum('received', 'other')).toBe(0)
    expect(minute('other').at(-1)!.counts.connections).toBe(0)
  })

  it('count calls, webhooks and errors by what is told', () => {
    const { hub } = started
    hub.tell({ type: 'api-request', route: 'POST /x', status: 200, duration: 1 }, APP.id)
    hub.tell({ type: 'api-request', route: 'POST /x', status: 200, duration: 1 }, 'other')
    const webhook = { endpoint: 'https://a.b', events: 1, duration: 1, status: 200, error: undefined }
    hub.tell({ type: 'webhook', outcome: 'delivered', ...webhook }, APP.id)
    hub.tell({ type: 'rate-limited', what: 'api' }, APP.id)
    hub.tell({ type: 'subscribed', socketId: '1.1', channel: 'a' }, APP.id)
    vi.advanceTimersByTime(1000)
    expect([sum('api'), sum('webhooks'), sum('errors')]).toEqual([1, 1, 1])
    expect([sum('api', 'other'), sum('errors', 'other')]).toEqual([1, 0])
  })

  it('count a client event that was refused as one error, though its sender is told of it too', () => {
    const client = connect(started.hub)
    client.say('client-no', {}, 'public-channel')
    vi.advanceTimersByTime(1000)
    expect(client.events()).toContain('pusher:error')
    expect(sum('errors')).toBe(1)
  })

  it('tell each bucket that is over, of each range when it ends', () => {
    vi.advanceTimersByTime(16_000)
    const of = (range: string) => started.closed.filter(([app, name]) => app === APP.id && name === range)
    expect(of('minute').length).toBeGreaterThanOrEqual(14)
    expect(of('hour')).toHaveLength(1)
    expect(of('day')).toHaveLength(0)
  })

  it('answer another process about one moment, and with nothing what is no range', () => {
    vi.advanceTimersByTime(3000)
    const { stats } = started.hub.app(APP.id)
    const [tell] = stats
    const all = tell!('minute') as readonly Bucket[]
    expect(all.length).toBeGreaterThanOrEqual(2)
    expect(tell!('minute', all[1]!.at)).toEqual([all[1]])
    for (const strange of ['constructor', '__proto__', 'week']) expect(tell!(strange)).toBeUndefined()
  })

  it('forget an app that is gone, and stop when they are ended', () => {
    vi.advanceTimersByTime(2000)
    started.hub.reload({ apps: [APP] })
    vi.advanceTimersByTime(1000)
    expect(minute('other')).toEqual([])
    started.end()
    expect(vi.getTimerCount()).toBe(0)
  })
})
