import { describe, expect, it } from 'vitest'
import type { HubHappening } from './happening.ts'
import { createHub } from './hub.ts'
import { sign } from './signatures.ts'
import { utf8Length } from './traffic.ts'

const app = { id: 'app', key: 'app-key', secret: 'app-secret' }

function setUp() {
  const hub = createHub({ apps: [app] })
  const told: HubHappening[] = []
  hub.tap((happening) => told.push(happening))
  const connect = (kind?: string) => {
    const got: string[] = []
    const client = hub.connect(
      { appKey: app.key, protocol: 7 },
      { kind, send: (text) => got.push(text), close() {} },
    )
    const say = (event: string, data: unknown, channel?: string) =>
      client.receive(JSON.stringify({ event, data, channel }))
    const join = (channel: string) =>
      say('pusher:subscribe', {
        channel,
        auth: `${app.key}:${sign(app.secret, `${client.socketId}:${channel}`)}`,
      })
    return { client, got, say, join }
  }
  const of = (type: HubHappening['type']) => told.filter((happening) => happening.type === type)
  return { hub, told, connect, of }
}

describe('happenings', () => {
  it('say over what a client came, and why it went', () => {
    const { hub, connect, of } = setUp()
    connect('websocket').client.closed('slow-reader')
    connect().client.closed()
    connect('xhr_polling')
    hub.close(4200)
    expect(of('connected').map((one) => 'transport' in one && one.transport)).toEqual([
      'websocket',
      'other',
      'xhr_polling',
    ])
    expect(of('disconnected').map((one) => 'reason' in one && one.reason)).toEqual([
      'slow-reader',
      'closed',
      '4200',
    ])
  })

  it('say which handshakes were turned down, of known and unknown apps', () => {
    const { hub, of } = setUp()
    const transport = { send() {}, close() {} }
    hub.connect({ appKey: 'nobody', protocol: 7 }, transport)
    hub.connect({ appKey: app.key, protocol: 3 }, transport)
    expect(of('refused')).toMatchObject([
      { code: 4001, appId: '' },
      { code: 4007, appId: 'app' },
    ])
  })

  it('say how many got an event, and which client events were refused', () => {
    const { hub, connect, of } = setUp()
    const [a, b] = [connect(), connect()]
    a.join('private-x')
    b.join('private-x')
    hub.app('app').publish('private-x', 'e', '1', a.client.socketId)
    hub.app('app').publish('nobody-there', 'e', '1')
    a.say('client-e', 1, 'private-x')
    a.say('client-e', 1, 'public')
    expect(of('published')).toMatchObject([{ recipients: 1 }, { recipients: 0 }])
    expect(of('client-event')).toMatchObject([{ recipients: 1, socketId: a.client.socketId }])
    expect(of('client-event-rejected')).toMatchObject([{ event: 'client-e' }])
    expect(of('subscription-count')).toMatchObject([{ count: 1 }, { count: 2 }])
  })

  it('can come from around the hub', () => {
    const { hub, of } = setUp()
    hub.tell({ type: 'api-request', route: 'GET /up', status: 200, duration: 1 })
    hub.tell({ type: 'rate-limited', what: 'api' }, 'app')
    expect(of('api-request')).toMatchObject([{ appId: '', status: 200 }])
    expect(of('rate-limited')).toMatchObject([{ appId: 'app' }])
  })

  it('come with counted frames and bytes, in both directions', () => {
    const { hub, connect } = setUp()
    const clients = [connect(), connect()]
    for (const { join } of clients) join('private-ü')
    for (const { join } of clients) join('private-x')
    hub.app('app').publish('private-x', 'e', '"ü€😀"')
    const sent = clients.flatMap(({ got }) => got)
    expect(hub.app('app').traffic).toMatchObject({
      messagesIn: 4,
      messagesOut: sent.length,
      bytesOut: Buffer.byteLength(sent.join('')),
    })
  })

  it('measure text as UTF-8 does', () => {
    for (const text of ['', 'abc', 'üß', '€', '😀', '\ud83d', '\ud83dx', 'x\ude00'])
      expect(utf8Length(text)).toBe(Buffer.byteLength(text))
  })
})
