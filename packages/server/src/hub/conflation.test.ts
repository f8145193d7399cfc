import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createHub } from './hub.ts'
import type { App, HubClock, Limits } from './options.ts'

/** A time that goes on only when told, with the timers that are due on the way. */
function timeline() {
  let time = 0
  let timers: { at: number; run: () => void }[] = []
  const clock: HubClock = {
    now: () => 1_000_000 + time,
    monotonic: () => time,
    setTimeout(run, ms) {
      const timer = { at: time + ms, run }
      timers.push(timer)
      return timer
    },
    clearTimeout(timer) {
      timers = timers.filter((one) => one !== timer)
    },
  }
  function pass(ms: number) {
    const end = time + ms
    for (;;) {
      const next = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
      if (!next) break
      time = Math.max(time, next.at)
      clock.clearTimeout(next)
      next.run()
    }
    time = end
  }
  return { clock, pass, time: () => time }
}

interface Got {
  readonly at: number
  readonly event: string
  readonly data: unknown
  readonly serial?: number
  readonly upto?: number
  /** The number of the newest that was published. */
  readonly newest?: number
}

function setUp({ limits, history }: { limits?: Partial<Limits> } & Pick<App, 'history'> = {}) {
  const { clock, pass, time } = timeline()
  const hub = createHub({
    apps: [
      { id: 'app', key: 'key', secret: 'secret', subscriptionCount: false, ...(history && { history }) },
    ],
    clock,
    limits: { activityTimeout: 1e9, ...limits },
  })
  const app = hub.app('app')
  function connect(channel = 'market') {
    const got: Got[] = []
    const all: Got[] = []
    const client = hub.connect(
      { appKey: 'key', protocol: 7 },
      {
        send(text) {
          const { event, data, ...rest } = JSON.parse(text)
          const newest = app.history?.position(channel)?.serial
          const one = {
            at: time(),
            newest,
            event,
            data: typeof data === 'string' ? JSON.parse(data) : data,
            ...rest,
          }
          all.push(one)
          if (!event.startsWith('pusher') && !event.startsWith('channelkit:')) got.push(one)
        },
        close() {},
      },
    )
    const say = (event: string, data: unknown) => client.receive(JSON.stringify({ event, data }))
    const ask = (...terms: unknown[]) => say('channelkit:conflate', { channel, terms })
    say('pusher:subscribe', { channel })
    const values = () => got.map(({ data }) => data)
    return { got, all, values, ask, say, client }
  }
  const quote = (s: string, n: number, except?: string) =>
    app.publish('market', 'quote', JSON.stringify({ s, n }), except)
  return { hub, app, pass, connect, quote, time }
}
const TERM = { event: 'quote', by: 's', rate: 10 }

describe('a client that wants events less often than they come', () => {
  it('gets the newest of each key, as often as it asked, and others get all', () => {
    const { connect, quote, pass, hub } = setUp()
    const [slow, all] = [connect(), connect()]
    slow.ask(TERM)
    for (let n = 0; n < 50; n++) {
      quote('a', n)
      quote('b', n)
      pass(10)
    }
    pass(100)
    expect(all.got).toHaveLength(100)
    for (const s of ['a', 'b']) {
      const mine = slow.got.filter(({ data }) => (data as { s: string }).s === s)
      expect(mine[0]).toMatchObject({ at: 0, data: { n: 0 } })
      expect(mine.at(-1)!.data).toEqual({ s, n: 49 })
      expect(mine.length).toBeLessThanOrEqual(7)
    }
    expect(hub.app('app').traffic.conflated).toBe(100 - slow.got.length)
  })

  it('is told at once what comes after a pause', () => {
    const { connect, quote, pass, time } = setUp()
    const slow = connect()
    slow.ask(TERM)
    quote('a', 1)
    pass(300)
    quote('a', 2)
    expect(slow.got.at(-1)).toMatchObject({ at: time(), data: { n: 2 } })
  })

  it('is told what it gets, and that it can ask', () => {
    const { connect } = setUp()
    const slow = connect()
    slow.say('pusher:ping', {})
    expect(slow.all.at(-1)).toMatchObject({ event: 'pusher:pong', data: {} })
    slow.say('pusher:ping', { conflates: true })
    expect(slow.all.at(-1)).toMatchObject({ event: 'pusher:pong', data: { conflates: true } })
    slow.ask(TERM)
    expect(slow.all.at(-1)).toMatchObject({
      event: 'channelkit:conflate',
      data: { terms: [{ ...TERM, merge: false }] },
    })
    const off = setUp({ limits: { conflatedKeys: 0 } }).connect()
    off.say('pusher:ping', { conflates: true })
    expect(off.all.at(-1)!.data).toEqual({})
    off.ask(TERM)
    expect(off.all.at(-1)).toMatchObject({ data: { terms: [] } })
  })

  it('gets what waits before an event of another name, and before it leaves for all', () => {
    const { connect, quote, app } = setUp()
    const slow = connect()
    slow.ask(TERM)
    quote('a', 1)
    quote('a', 2)
    app.publish('market', 'halt', '"x"')
    expect(slow.values()).toEqual([{ s: 'a', n: 1 }, { s: 'a', n: 2 }, 'x'])
    quote('a', 3)
    quote('a', 4)
    slow.ask()
    expect(slow.values().slice(3)).toEqual([
      { s: 'a', n: 3 },
      { s: 'a', n: 4 },
    ])
    quote('a', 5)
    quote('a', 6)
    expect(slow.got).toHaveLength(7)
  })

  it('gets nothing twice that it had before it asked', () => {
    const { connect, quote, pass } = setUp()
    const [first, later] = [connect(), connect()]
    first.ask(TERM)
    quote('a', 1)
    quote('a', 2)
    later.ask(TERM)
    pass(200)
    expect(later.values()).toEqual([
      { s: 'a', n: 1 },
      { s: 'a', n: 2 },
    ])
    expect(first.values()).toEqual(later.values())
  })

  it('who is left out of an event still gets what came before it', () => {
    const { connect, quote, pass } = setUp()
    const [me, other] = [connect(), connect()]
    for (const one of [me, other]) one.ask(TERM)
    quote('a', 1)
    quote('a', 2)
    quote('a', 3, me.client.socketId)
    pass(200)
    expect(me.values().map((data) => (data as { n: number }).n)).toEqual([1, 2])
    expect(other.values().map((data) => (data as { n: number }).n)).toEqual([1, 2, 3])
  })

  it('gets fields of several as one where each says only what changed', () => {
    const { connect, app, pass } = setUp()
    const slow = connect()
    slow.ask({ ...TERM, merge: true })
    for (const fields of [{ bid: 1 }, { bid: 2 }, { ask: 3 }, { bid: 4 }])
      app.publish('market', 'quote', JSON.stringify({ s: 'a', ...fields }))
    pass(200)
    expect(slow.values()).toEqual([
      { s: 'a', bid: 1 },
      { s: 'a', bid: 4, ask: 3 },
    ])
  })

  it('gets at once, and after all that waits, what has no key', () => {
    const { connect, quote, app, pass } = setUp()
    const slow = connect()
    slow.ask(TERM)
    quote('a', 1)
    quote('a', 2)
    app.publish('market', 'quote', JSON.stringify([{ s: 'a', n: 3 }]))
    app.publish('market', 'quote', 'no JSON')
    pass(500)
    expect(slow.values().slice(0, 3)).toEqual([{ s: 'a', n: 1 }, { s: 'a', n: 2 }, [{ s: 'a', n: 3 }]])
  })
})

describe('strangers that ask for nonsense', () => {
  it.each<readonly [string, unknown]>([
    ['no list', { channel: 'market', terms: 'x' }],
    ['no channel', { terms: [] }],
    ['a channel that it is not on', { channel: 'other', terms: [] }],
    ...[0, -1, Number.NaN, 1e9, '10', null, {}].map(
      (rate) => [`rate ${rate}`, { channel: 'market', terms: [{ ...TERM, rate }] }] as const,
    ),
    ['a key that is no text', { channel: 'market', terms: [{ ...TERM, by: { a: 1 } }] }],
    ['a name that is too long', { channel: 'market', terms: [{ ...TERM, event: 'x'.repeat(300) }] }],
    ['null', { channel: 'market', terms: [null, 5, [[]]] }],
  ])('%s: are told so and get all', (_, data) => {
    const { connect, quote } = setUp()
    const slow = connect()
    slow.say('channelkit:conflate', data)
    expect(slow.all.some(({ event }) => event === 'pusher:error')).toBe(true)
    for (let n = 0; n < 5; n++) quote('a', n)
    expect(slow.got).toHaveLength(5)
  })

  it('what waits for them is bounded in keys and in size; what finds no room is sent at once', () => {
    const { connect, quote, pass, hub } = setUp({ limits: { conflatedKeys: 3, conflated: 200 } })
    const slow = connect()
    slow.ask(TERM)
    for (let key = 0; key < 10; key++) for (let n = 0; n < 3; n++) quote(String(key), n)
    const { windows } = hub.app('app')
    expect(windows.waiting).toBeGreaterThan(0)
    expect(windows.waiting).toBeLessThanOrEqual(200)
    pass(1000)
    expect(windows.waiting).toBe(0)
    for (let key = 0; key < 10; key++)
      expect(
        slow
          .values()
          .filter((data) => (data as { s: string }).s === String(key))
          .at(-1),
      ).toEqual({
        s: String(key),
        n: 2,
      })
  })

  it('nothing is left of one that goes with something waiting', () => {
    const { connect, quote, hub, pass } = setUp()
    const slow = connect()
    slow.ask(TERM)
    quote('a', 1)
    quote('a', 2)
    slow.client.closed()
    expect(hub.app('app').windows.waiting).toBe(0)
    pass(1000)
    expect(slow.got).toHaveLength(1)
  })
})

/** What happens: time passes, a quote or another event is published, somebody changes what they want, or leaves. */
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ is: fc.constant('quote' as const), key: fc.nat(3), by: fc.nat(3) }) },
  { weight: 3, arbitrary: fc.record({ is: fc.constant('wait' as const), ms: fc.nat(300) }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('other' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ is: fc.constant('ask' as const), rate: fc.constantFrom(0, 0.5, 3, 10, 60, 1000) }),
  },
)

describe('in any order of events, times and terms', () => {
  const history = [{ channels: '*', events: 1e6, age: 1e9 }]
  it('ends with what all would end with, each key in order, and nothing waits longer than asked', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 60 }),
        fc.boolean(),
        fc.constantFrom({}, { conflatedKeys: 2 }, { conflated: 150 }),
        (steps, merge, limits) => {
          const { connect, app, pass, time } = setUp({ limits, history })
          const slow = connect()
          const fields = (n: number, by: number) => (merge ? { [`f${by}`]: n } : { n })
          const sent: { at: number; key?: string; period: number }[] = []
          const rows = new Map<string, Record<string, unknown>>()
          let period = 0
          steps.forEach((one, n) => {
            if (one.is === 'wait') pass(one.ms)
            else if (one.is === 'ask') {
              period = one.rate && 1000 / one.rate
              slow.ask(...(one.rate ? [{ event: 'quote', by: 's', rate: one.rate, merge }] : []))
            } else {
              sent.push({ at: time(), period, ...(one.is === 'quote' && { key: `k${one.key}` }) })
              if (one.is === 'other') app.publish('market', 'other', String(n))
              else {
                const row = { s: `k${one.key}`, ...fields(n, one.by) }
                rows.set(row.s, { ...(merge && rows.get(row.s)), ...row })
                app.publish('market', 'quote', JSON.stringify(row))
              }
            }
          })
          pass(3000)

          const ends = new Map<string, Record<string, unknown>>()
          const last = new Map<string, number>()
          /** Up to which all was sent, as a client reckons. */
          let known = 0
          const had = new Set<number>()
          for (const { event, data, serial, upto, at, newest } of slow.got) {
            had.add(serial!)
            // Never more than what is still owed lets it be.
            known = Math.max(known, upto ?? serial!)
            if (event === 'other') {
              // All that came before it was sent before it.
              for (let n = 1; n < serial!; n++) expect(isOwed(n, had, sent)).toBe(false)
              continue
            }
            const { s } = data as { s: string }
            ends.set(s, { ...(merge && ends.get(s)), ...(data as object) })
            expect(serial!).toBeGreaterThan(last.get(s) ?? 0)
            last.set(s, serial!)
            const { at: came, period } = sent[serial! - 1]!
            expect(at - came).toBeLessThanOrEqual(period + 0.001)
            // Whoever asks for all that came after that misses nothing.
            const later = merge ? [] : Array.from({ length: newest! - known }, (_, n) => known + 1 + n)
            const covers = new Set([...had, ...later])
            for (let n = 1; n <= known; n++) expect(isOwed(n, covers, sent)).toBe(false)
          }
          expect(Object.fromEntries(ends)).toEqual(Object.fromEntries(rows))
          // Rows are first seen in the order in which they came.
          expect([...ends.keys()]).toEqual([...rows.keys()])
        },
      ),
    )
  })

  /** Whether an event is still to come: neither it nor a newer one of its key was sent. */
  function isOwed(serial: number, had: ReadonlySet<number>, sent: readonly { key?: string }[]): boolean {
    const { key } = sent[serial - 1]!
    if (key === undefined) return !had.has(serial)
    return ![...had].some((one) => one >= serial && sent[one - 1]!.key === key)
  }
})
