import type { IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import { createProxies, isNetwork } from './proxies.ts'

const request = (remoteAddress: string, headers: Record<string, string> = {}, encrypted = false) =>
  ({
    socket: { remoteAddress, ...(encrypted && { encrypted: true }) },
    headers,
  }) as unknown as IncomingMessage
const forwarded = (value: string) => ({ 'x-forwarded-for': value })

describe('the address of a client', () => {
  it.each([
    ['nobody is between', '203.0.113.7', {}, '203.0.113.7'],
    ['a stranger claims another', '203.0.113.7', forwarded('198.51.100.1'), '203.0.113.7'],
    ['a proxy on this machine tells', '127.0.0.1', forwarded('203.0.113.7'), '203.0.113.7'],
    ['a proxy in the own network tells', '10.1.2.3', forwarded('203.0.113.7'), '203.0.113.7'],
    ['two proxies tell', '::1', forwarded('203.0.113.7, 192.168.1.1'), '203.0.113.7'],
    ['the client had made something up', '127.0.0.1', forwarded('1.2.3.4, 203.0.113.7'), '203.0.113.7'],
    ['it is IPv6', '::ffff:127.0.0.1', forwarded('[2001:db8::1]:443'), '2001:db8::1'],
    ['it has a port', 'fd00::1', forwarded('203.0.113.7:5000'), '203.0.113.7'],
    ['the proxy does not tell', '127.0.0.1', {}, undefined],
    ['all are proxies', '127.0.0.1', forwarded('10.0.0.1'), undefined],
    ['it is no address', '127.0.0.1', forwarded('unknown'), undefined],
    ['it is empty', '127.0.0.1', forwarded(' , '), undefined],
  ])('is found where %s', (_, remote, headers, address) => {
    expect(createProxies().addressOf(request(remote, headers))).toBe(address)
  })
  it('is told by nobody where nobody is trusted, and by whom is named', () => {
    const told = request('127.0.0.1', forwarded('203.0.113.7'))
    expect(createProxies([]).addressOf(told)).toBe('127.0.0.1')
    const far = request('203.0.113.200', forwarded('198.51.100.1'))
    expect(createProxies(['203.0.113.128/25']).addressOf(far)).toBe('198.51.100.1')
    expect(createProxies(['203.0.113.0/25']).addressOf(far)).toBe('203.0.113.200')
  })
})

describe('TLS', () => {
  const https = { 'x-forwarded-proto': 'https' }
  it.each([
    ['ends here', '203.0.113.7', {}, true, true],
    ['ends at a proxy', '127.0.0.1', https, false, true],
    ['is claimed by a stranger', '203.0.113.7', https, false, false],
    ['is not there', '127.0.0.1', { 'x-forwarded-proto': 'http' }, false, false],
    [
      'is claimed in a word that only begins so',
      '127.0.0.1',
      { 'x-forwarded-proto': 'httpsx' },
      false,
      false,
    ],
  ])('is known where it %s', (_, remote, headers, encrypted, secure) => {
    expect(createProxies().isSecure(request(remote, headers, encrypted))).toBe(secure)
  })
})

it.each(['10.0.0.0/8', '::1', 'loopback', 'private', '203.0.113.7', 'fc00::/7'])(
  '%s is a network',
  (text) => {
    expect(isNetwork(text)).toBe(true)
  },
)
it.each(['', 'proxy.example', '10.0.0.0/33', '10.0.0.0/8/8', '10.0.0', 'toString', '::1/129', '1.2.3.4/'])(
  '%j is none, and refused',
  (text) => {
    expect(isNetwork(text)).toBe(false)
    expect(() => createProxies([text])).toThrow(/trustedProxies/)
  },
)
