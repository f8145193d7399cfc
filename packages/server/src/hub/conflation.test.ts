import { describe, expect, it } from 'vitest'
import { setUp, TERM } from './test-conflation.ts'

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
