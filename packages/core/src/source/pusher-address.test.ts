import fc from 'fast-check'
import Pusher from 'pusher-js'
import { describe, expect, it } from 'vitest'
import { ChannelKitError, createChannelKit } from '../index.ts'
import { completeAddress } from './pusher-address.ts'

type Given = Parameters<typeof completeAddress>[0]

describe('what is filled in from what is given', () => {
  it.each<[Given, Given]>([
    [
      { wsHost: 'localhost', wsPort: 6001, forceTLS: false },
      {
        forceTLS: false,
        wsPort: 6001,
        httpHost: 'localhost',
        httpPort: 6001,
        disabledTransports: ['sockjs', 'wss'],
      },
    ],
    [
      { wsHost: 'localhost', wsPort: 6001 },
      { forceTLS: false, wsPort: 6001, wssPort: 6001, httpsPort: 6001 },
    ],
    [{ wsHost: '127.0.0.1' }, { forceTLS: false, wsPort: 80, httpPort: 80 }],
    [
      { wsHost: '::1', wsPort: 1 },
      { wsHost: '[::1]', httpHost: '[::1]', forceTLS: false },
    ],
    [
      { wsHost: '[::1]', wsPort: 1 },
      { wsHost: '[::1]', httpHost: '[::1]', forceTLS: false },
    ],
    [{ wsHost: 'ws.test' }, { forceTLS: true, wssPort: 443, httpHost: 'ws.test', httpsPort: 443 }],
    [
      { wsHost: 'ws.test', wsPort: 6001 },
      { forceTLS: true, wssPort: 6001, httpsPort: 6001 },
    ],
    [
      { wsHost: 'ws.test', wssPort: 8443 },
      { forceTLS: true, wssPort: 8443, wsPort: 8443, httpsPort: 8443 },
    ],
    [
      { wsHost: 'ws.test', wsPort: 80, wssPort: 443, forceTLS: false },
      { forceTLS: false, wsPort: 80, wssPort: 443, disabledTransports: ['sockjs'] },
    ],
    [
      { wsHost: 'ws.test', httpHost: 'http.test', httpsPort: 8080 },
      { httpHost: 'http.test', httpsPort: 8080 },
    ],
    [
      { wsHost: 'ws.test', forceTLS: undefined, wsPort: undefined },
      { forceTLS: true, wssPort: 443 },
    ],
    [{ wsHost: 'ws.test', enableStats: true }, { enableStats: false }],
    [
      { wsHost: 'ws.test', enableStats: true, statsHost: 'stats.test' },
      { enableStats: true, statsHost: 'stats.test' },
    ],
    [
      { wsHost: 'ws.test', disabledTransports: ['xhr_polling'] },
      { disabledTransports: ['xhr_polling', 'sockjs'] },
    ],
  ])('%j', (given, filled) => {
    expect(completeAddress(given)).toMatchObject(filled)
  })

  it.each([
    ['LOCALHOST', false],
    ['shop.localhost', false],
    ['127.12.0.255', false],
    ['mylocalhost', true],
    ['localhost.example', true],
    ['127.0.0.1.example', true],
    ['x127.0.0.1', true],
    ['::1:2', true],
  ])('%s is reached by TLS: %s', (wsHost, forceTLS) => {
    expect(completeAddress({ wsHost }).forceTLS).toBe(forceTLS)
  })

  it('takes any word for the cluster where a host is known, and keeps one that is given', () => {
    expect(completeAddress({ wsHost: 'ws.test' }).cluster).toBe('own')
    expect(completeAddress({ wsHost: 'ws.test', cluster: 'eu' }).cluster).toBe('eu')
  })

  it.each<Given>([{}, { cluster: '' }, { wsHost: '' }, { cluster: 'eu', wsHost: '' }])(
    '%j says nowhere to connect to, and so goes nowhere',
    (given) => {
      expect(() => completeAddress(given)).toThrow(
        expect.objectContaining({
          code: 'invalid-options',
          message: expect.stringContaining('Nothing says where to connect'),
        }),
      )
    },
  )

  it('leaves the hosted service as it is', () => {
    const given = { cluster: 'eu', wsPort: 1 }
    expect(completeAddress(given)).toBe(given)
  })
})

const port = fc.option(fc.integer({ min: 1, max: 65_535 }), { nil: undefined })
const bool = fc.option(fc.boolean(), { nil: undefined })
const given = fc.record(
  {
    cluster: fc.constantFrom('own', 'eu', 'mt1'),
    wsHost: fc.constantFrom('localhost', '127.0.0.1', '::1', 'ws.test', 'a.localhost'),
    httpHost: fc.constantFrom(undefined, 'http.test'),
    wsPort: port,
    wssPort: port,
    httpPort: port,
    httpsPort: port,
    forceTLS: bool,
    enableStats: bool,
    disableStats: bool,
    enabledTransports: fc.option(
      fc.subarray(['ws', 'wss', 'xhr_streaming', 'xhr_polling', 'sockjs'] as const),
      {
        nil: undefined,
      },
    ),
  },
  { requiredKeys: ['cluster', 'wsHost'] },
)

it('whatever is left out, pusher-js knows no host but those that were given', () => {
  fc.assert(
    fc.property(given, (options) => {
      const { disableStats: _, ...rest } = options
      const pusher = new Pusher('app-key', completeAddress(rest as Given) as never)
      const { config } = pusher as unknown as { config: Record<string, unknown> }
      pusher.disconnect()
      const own = options.wsHost === '::1' ? '[::1]' : options.wsHost
      expect(config.wsHost).toBe(own)
      expect([own, options.httpHost]).toContain(config.httpHost)
      expect(config.disabledTransports).toContain('sockjs')
      expect(config.enableStats).toBe(false)
      const ports = [options.wsPort, options.wssPort, options.httpPort, options.httpsPort, 80, 443]
      for (const name of ['wsPort', 'wssPort', 'httpPort', 'httpsPort']) expect(ports).toContain(config[name])
    }),
  )
})

describe('an address that is none', () => {
  it.each([
    { wsHost: '' },
    { wsHost: 'ws://localhost' },
    { wsHost: 'localhost:6001' },
    { wsHost: 'example.com/app' },
    { wsHost: 'user@example.com' },
    { wsHost: null },
    { wsHost: 'ws.test', httpHost: '' },
    { wsHost: 'ws.test', httpHost: 'https://ws.test' },
    { cluster: '' },
    { wsHost: 'ws.test', wsPort: 'x' },
    { wsHost: 'ws.test', wsPort: 0 },
    { wsHost: 'ws.test', wssPort: 65_536 },
    { wsHost: 'ws.test', wsPort: Number.NaN },
  ])('%j is refused at once', (options) => {
    const make = () => createChannelKit({ key: 'app-key', ...options } as never)
    expect(make).toThrow(ChannelKitError)
    expect(make).toThrow(expect.objectContaining({ code: 'invalid-options' }))
  })

  it.each([
    { wsHost: 'localhost', wsPort: '6001' },
    { wsHost: '::1' },
    { wsHost: '[2001:db8::1]' },
    { wsHost: '10.0.0.1' },
    { wsHost: 'my_host-1.internal' },
    { cluster: 'ap-southeast-1' },
  ])('%j is one', (options) => {
    createChannelKit({ key: 'app-key', ...options } as never).destroy()
  })
})
