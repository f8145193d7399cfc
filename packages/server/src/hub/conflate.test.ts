import { describe, expect, it, vi } from 'vitest'
import { setUp, TERM } from './test-conflation.ts'

const CHANNEL = 'market'

describe('a request to conflate', () => {
  const answer = (data: unknown) => {
    const { connect } = setUp()
    const one = connect()
    one.all.splice(0)
    one.say('channelkit:conflate', data)
    return one.all.map(({ event, data, ...rest }) => ({
      event,
      data,
      channel: (rest as { channel?: string }).channel,
    }))
  }
  const terms = (...list: object[]) => ({
    event: 'channelkit:conflate',
    channel: CHANNEL,
    data: { terms: list.map((one) => ({ ...one, merge: false })) },
  })

  it('is told what is wrong with it, and where', () => {
    const needs = 'A request to conflate needs channel and terms, an array'
    for (const data of [{ channel: CHANNEL }, { terms: [] }, { channel: 5, terms: [] }])
      expect(answer(data)).toMatchObject([{ event: 'pusher:error', data: { code: null, message: needs } }])
    expect(answer({ channel: 'other', terms: [] })).toMatchObject([
      {
        event: 'pusher:error',
        data: { code: null, message: 'You are not subscribed to the channel that is to be conflated' },
        channel: 'other',
      },
    ])
  })

  it('has the terms that can be kept, and is told that others were left out', () => {
    expect(answer({ channel: CHANNEL, terms: [TERM] })).toEqual([terms(TERM)])
    expect(answer({ channel: CHANNEL, terms: [] })).toEqual([terms()])
    const [error, told] = answer({ channel: CHANNEL, terms: [{ ...TERM, rate: 0 }, TERM] })
    expect(error).toMatchObject({ event: 'pusher:error', channel: CHANNEL })
    expect((error!.data as { message: string }).message).toContain('Some terms were left out')
    expect(told).toEqual(terms(TERM))
  })

  it('has what is due at one time put together only where the client can take it apart', () => {
    const { hub } = setUp()
    const coalesce = vi.fn()
    const client = hub.connect({ appKey: 'key', protocol: 7 }, { send() {}, close() {}, coalesce })
    const say = (event: string, data: object) => client.receive(JSON.stringify({ event, data }))
    say('pusher:subscribe', { channel: CHANNEL })
    const ask = (more: object) => say('channelkit:conflate', { channel: CHANNEL, terms: [TERM], ...more })
    ask({})
    ask({ coalesce: 1 })
    ask({ coalesce: true, terms: [] })
    expect(coalesce).not.toHaveBeenCalled()
    ask({ coalesce: true })
    expect(coalesce).toHaveBeenCalledTimes(1)
  })
})

describe('terms that change', () => {
  const numbers = (one: ReturnType<ReturnType<typeof setUp>['connect']>) =>
    one.values().map((data) => (data as { n: number }).n)

  it('leave what waits where it is while they stay the same, and send it before others count', () => {
    const { connect, quote, pass } = setUp()
    const slow = connect()
    slow.ask(TERM)
    quote('a', 1)
    quote('a', 2)
    slow.ask(TERM)
    expect(numbers(slow)).toEqual([1])
    slow.ask({ ...TERM, rate: 1 })
    expect(numbers(slow)).toEqual([1, 2])
    quote('a', 3)
    quote('a', 4)
    pass(900)
    expect(numbers(slow)).toEqual([1, 2, 3])
    pass(200)
    expect(numbers(slow)).toEqual([1, 2, 3, 4])
  })

  it('are of each client, and of each event', () => {
    const { connect, app, pass } = setUp()
    const [slow, slower] = [connect(), connect()]
    slow.ask({ event: 'quote', rate: 10 }, { event: 'trade', rate: 10 })
    slower.ask({ event: 'quote', rate: 1 })
    const publish = (event: string, n: number) => app.publish(CHANNEL, event, JSON.stringify({ n }))
    for (const n of [1, 2, 3]) publish('quote', n)
    expect([numbers(slow), numbers(slower)]).toEqual([[1], [1]])
    pass(150)
    expect([numbers(slow), numbers(slower)]).toEqual([[1, 3], [1]])
    publish('trade', 4)
    expect([numbers(slow), numbers(slower)]).toEqual([
      [1, 3, 4],
      [1, 3, 4],
    ])
    slow.client.closed()
    publish('quote', 5)
    publish('quote', 6)
    pass(2000)
    expect([numbers(slow).length, numbers(slower).slice(3)]).toEqual([3, [5, 6]])
  })
})
