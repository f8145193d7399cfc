import type { IncomingMessage } from 'node:http'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createProxies } from '../http/proxies.ts'
import { createGate } from './gate.ts'

const TOKEN = 'a-token-of-some-length'
const HOST = '127.0.0.1:6001'

const from = (headers: Record<string, string> = {}, { address = '127.0.0.1', version = '1.1' } = {}) =>
  ({
    socket: { remoteAddress: address },
    httpVersion: version,
    headers: { host: HOST, ...headers },
  }) as unknown as IncomingMessage
const gateOf = (options: { token?: string; asks?: 'others' | 'everybody' } = {}) =>
  createGate({ ...options, path: '/dashboard', proxies: createProxies() })
const cookieOf = (made: ReturnType<ReturnType<typeof gateOf>['login']>) => {
  if (typeof made === 'string') throw new Error(made)
  return made.cookie
}
const pairOf = (cookie: string) => cookie.split(';')[0]!

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date', 'performance'] }))
afterEach(() => void vi.useRealTimers())

describe('the gate', () => {
  it('is open to this machine alone where no token was set', () => {
    const gate = gateOf()
    expect(gate.admits(from())).toBe(true)
    expect(gate.admits(from({}, { address: '203.0.113.7' }))).toBe(false)
    expect(gate.admits(from({ host: 'evil.example' }))).toBe(false)
    expect(gate.admits(from({ 'x-forwarded-for': '127.0.0.1' }))).toBe(false)
    expect(gate.admits(from({}, { version: '1.0' }))).toBe(false)
    expect(gate.token).toHaveLength(32)
  })

  it('asks everybody where one was set, or where it was told to', () => {
    for (const gate of [gateOf({ token: TOKEN }), gateOf({ asks: 'everybody' })]) {
      expect(gate.asksEverybody).toBe(true)
      expect(gate.admits(from())).toBe(false)
    }
  })
})

describe('the cookie', () => {
  it('lets in for twelve hours and not longer, whatever else the browser sends', () => {
    const gate = gateOf({ token: TOKEN })
    const cookie = cookieOf(gate.login(from(), TOKEN))
    expect(cookie).toMatch(/^channelkit-dashboard-\w{8}=\d+\.[\w-]{43}; Path=\/dashboard; Max-Age=43200; /)
    expect(cookie).toMatch(/HttpOnly; SameSite=Strict$/)
    const request = from({ cookie: `a=b; ${pairOf(cookie)}; c` })
    expect(gate.admits(request)).toBe(true)
    vi.advanceTimersByTime(12 * 3_600_000 - 1)
    expect(gate.admits(request)).toBe(true)
    vi.advanceTimersByTime(1)
    expect(gate.admits(request)).toBe(false)
  })

  it('holds on every process with the same token and after a restart, and on none with another', () => {
    const pair = pairOf(cookieOf(gateOf({ token: TOKEN }).login(from(), TOKEN)))
    expect(gateOf({ token: TOKEN }).admits(from({ cookie: pair }))).toBe(true)
    const other = gateOf({ token: `${TOKEN}!` })
    expect(other.admits(from({ cookie: pair }))).toBe(false)
    // Cookies know no ports: a name of its own lets two servers of one machine stand side by side.
    const name = pairOf(cookieOf(other.login(from(), `${TOKEN}!`))).split('=')[0]
    expect(name).not.toBe(pair.split('=')[0])
  })

  it('is not made up, lengthened or taken apart', () => {
    const gate = gateOf({ token: TOKEN })
    const pair = pairOf(cookieOf(gate.login(from(), TOKEN)))
    const [name, value = ''] = pair.split('=')
    const [until, signature] = value.split('.')
    for (const forged of [
      '',
      name!,
      `${name}=`,
      `${name}=${until}`,
      `${name}=${until}.`,
      `${name}=${Number(until) + 1}.${signature}`,
      `${name}=Infinity.${signature}`,
      `${name}=.${signature}`,
      `other=${value}`,
    ])
      expect(gate.admits(from({ cookie: forged })), forged).toBe(false)
  })

  it('goes over TLS alone where it came so, which only a proxy that is trusted may say', () => {
    const gate = gateOf({ token: TOKEN })
    const secure = { 'x-forwarded-proto': 'https' }
    expect(cookieOf(gate.login(from(secure), TOKEN))).toMatch(/; Secure$/)
    expect(cookieOf(gate.login(from(secure, { address: '203.0.113.7' }), TOKEN))).not.toMatch(/Secure/)
  })

  it('is taken away by who logs out', () => {
    expect(gateOf().logout(from())).toMatch(
      /^channelkit-dashboard-\w{8}=; Path=\/dashboard; Max-Age=0; HttpOnly/,
    )
  })
})

describe('a try to log in', () => {
  it('fails with whatever is not the token', () => {
    const others = [undefined, null, 7, '', 'x', [TOKEN], { toString: () => TOKEN }, `${TOKEN} `]
    for (const tried of others) expect(gateOf({ token: TOKEN }).login(from(), tried)).toBe('wrong')
  })

  it('may be made ten times at once from one address, then one every two seconds', () => {
    const gate = gateOf({ token: TOKEN })
    const stranger = from({}, { address: '203.0.113.7' })
    for (let n = 0; n < 10; n++) expect(gate.login(stranger, 'wrong')).toBe('wrong')
    expect(gate.login(stranger, TOKEN)).toBe('too-often')
    expect(gate.login(from({}, { address: '203.0.113.8' }), TOKEN)).toHaveProperty('cookie')
    vi.advanceTimersByTime(2000)
    expect(gate.login(stranger, TOKEN)).toHaveProperty('cookie')
    expect(gate.login(stranger, TOKEN)).toBe('too-often')
  })

  it('is bounded for all together, wherever they say to come from', () => {
    const gate = gateOf({ token: TOKEN })
    const results = Array.from({ length: 110 }, (_, n) =>
      gate.login(from({ 'x-forwarded-for': `203.0.113.${n}` }), 'wrong'),
    )
    expect(results.indexOf('too-often')).toBe(100)
  })
})

describe('a request of another site', () => {
  it.each([
    [{}, false],
    [{ origin: `http://${HOST}` }, false],
    [{ origin: `http://${HOST}`, host: HOST.toUpperCase() }, false],
    [{ 'sec-fetch-site': 'same-origin' }, false],
    [{ 'sec-fetch-site': 'none' }, false],
    [{ 'sec-fetch-site': 'same-site' }, true],
    [{ 'sec-fetch-site': 'cross-site', origin: `http://${HOST}` }, true],
    [{ origin: 'http://127.0.0.1:1' }, true],
    [{ origin: 'https://evil.example' }, true],
    [{ origin: 'null' }, true],
    [{ origin: '' }, true],
  ])('%o is one: %s', (headers, foreign) => {
    expect(gateOf().isForeign(from(headers))).toBe(foreign)
  })
})
