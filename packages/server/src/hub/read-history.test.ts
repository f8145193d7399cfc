import { describe, expect, it } from 'vitest'
import { createClock } from '../../test/support/clock.ts'
import { APP, type Client, connect } from '../../test/support/hub.ts'
import { createHub } from './index.ts'

const HISTORY = 'channelkit:history'

/** Somebody on the channel `kept`, which keeps its events. */
function setUp(channel = 'kept') {
  const clock = createClock()
  const hub = createHub({ apps: [{ ...APP, history: [{ channels: 'kept*' }] }], clock })
  const state = hub.app(APP.id)
  const visit = (name = channel) => {
    const client = connect(hub)
    client.subscribe(name)
    client.take()
    return client
  }
  return {
    clock,
    state,
    visit,
    publish: (data: string, but?: string) => state.publish(channel, 'e', data, but),
  }
}
const ask = (client: Client, more: object) => {
  client.take()
  client.say(HISTORY, { channel: 'kept', ask: 1, ...more })
  return client.take().map(({ event, data }) => (event === HISTORY ? data : { event, ...data }))
}

describe('a client that asks for what a channel keeps', () => {
  it('is given the last events, how long ago they were, and where the channel is', () => {
    const { clock, visit, publish } = setUp()
    const client = visit()
    for (const data of ['1', '2', '3']) {
      publish(data)
      clock.advance(1000)
    }
    const [answer, ...others] = ask(client, { ask: 7, last: 2 })
    expect(others).toEqual([])
    expect(answer).toEqual({
      ...{ ask: 7, stream: expect.any(String), serial: 3, complete: false, more: false },
      events: [
        { event: 'e', data: '2', serial: 2, ago: 2000 },
        { event: 'e', data: '3', serial: 3, ago: 1000 },
      ],
    })
    const [recent] = ask(client, { within: 1500 })
    expect(recent.events.map(({ data }: { data: string }) => data)).toEqual(['3'])
    expect(ask(client, { last: 0 })[0].events).toEqual([])
    for (const odd of [-1, 1.5, '2', null]) expect(ask(client, { last: odd })[0].events).toHaveLength(3)
  })

  it('is given what came after what it knows, and nothing is complete of another stream', () => {
    const { visit, publish } = setUp()
    const client = visit()
    for (const data of ['1', '2', '3']) publish(data)
    const [{ stream }] = ask(client, { last: 1 })
    const after = (more: object) => {
      const [{ events, complete }] = ask(client, more)
      return [events.map(({ serial }: { serial: number }) => serial), complete]
    }
    expect(after({ stream, serial: 1 })).toEqual([[2, 3], true])
    expect(after({ stream, serial: 3 })).toEqual([[], true])
    expect(after({ stream })).toEqual([[1, 2, 3], true])
    expect(after({ stream: 'another', serial: 1 })[1]).toBe(false)
  })

  it('does not get what it was left out of, nor what the connection was that it had before', () => {
    const { visit, publish } = setUp()
    const [one, other] = [visit(), visit()]
    publish('for all')
    publish('not for one', one.socketId)
    publish('not for another', 'was')
    const got = (client: Client, more: object) =>
      ask(client, more)[0].events.map(({ data }: { data: string }) => data)
    expect(got(one, {})).toEqual(['for all', 'not for another'])
    expect(got(one, { was: 'was' })).toEqual(['for all'])
    expect(got(other, {})).toEqual(['for all', 'not for one', 'not for another'])
  })

  it('is told why not', () => {
    const { visit } = setUp()
    const client = visit()
    const bad = {
      event: 'pusher:error',
      code: null,
      message: 'A request for history needs channel and ask, a number that comes with the answer',
    }
    for (const wrong of [{ channel: 5 }, { ask: 'x' }, { ask: -1 }, { ask: undefined }])
      expect(ask(client, wrong)).toEqual([bad])
    expect(ask(client, { ask: 0 })).toMatchObject([{ ask: 0, events: [] }])
    expect(ask(client, { channel: 'kept-too' })).toEqual([
      { ask: 1, error: 'you are not subscribed to the channel' },
    ])
    client.subscribe('other')
    expect(ask(client, { channel: 'other' })).toEqual([{ ask: 1, error: 'the channel keeps no history' }])
  })

  it('gets much in several frames, and of very much the newest', () => {
    const { visit, publish, state } = setUp()
    state.limits.payload = 1e6
    const client = visit()
    for (let n = 0; n < 5; n++) publish(`${n}${'x'.repeat(31_999)}`)
    const few = ask(client, {})
    expect(few.map(({ events, more }) => [events.length, more])).toEqual([
      [2, true],
      [2, true],
      [1, false],
    ])
    expect(few.every(({ complete }) => complete)).toBe(true)
    publish(`large${'x'.repeat(99_995)}`)
    expect(ask(client, { last: 2 }).map(({ events }) => events.length)).toEqual([1, 1])
    for (let n = 0; n < 10; n++) publish(`${n}${'x'.repeat(99_999)}`)
    const much = ask(client, {})
    expect(much.map(({ events }) => events.length)).toEqual(Array(10).fill(1))
    expect(much[0]).toMatchObject({ complete: false, events: [{ data: expect.stringMatching(/^0x/) }] })
  })
})
