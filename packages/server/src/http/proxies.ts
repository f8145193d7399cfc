import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'
import { ServerError } from '../hub/index.ts'

/** Whose word counts unless told otherwise: proxies on this machine and in its own networks. */
export const TRUSTED_PROXIES: readonly string[] = ['loopback', 'private']

const NAMED = new Map([
  ['loopback', ['127.0.0.0/8', '::1']],
  ['private', ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '169.254.0.0/16', 'fc00::/7', 'fe80::/10']],
])

/** Who asks, as far as it can be known. */
export interface Proxies {
  /** The client's IP address; undefined where only a proxy is known that does not tell. */
  addressOf(request: IncomingMessage): string | undefined
  /** Whether TLS covers the request, up to here or up to a proxy. */
  isSecure(request: IncomingMessage): boolean
}

/**
 * Tells who is behind proxies. Anybody can write `X-Forwarded-For` and `X-Forwarded-Proto`: only what a trusted address
 * says in them is believed.
 *
 * @param trusted addresses, networks as `10.0.0.0/8`, `loopback` or `private`
 * @throws ServerError `invalid-options`
 */
export function createProxies(trusted: readonly string[] = TRUSTED_PROXIES): Proxies {
  const list = new BlockList()
  for (const one of trusted.flatMap((name) => NAMED.get(name) ?? name)) {
    if (!isNetwork(one))
      throw new ServerError('invalid-options', `trustedProxies has ${one}: ${NETWORK_RULE}.`)
    const [address = '', bits] = one.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (bits === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(bits), family)
  }
  const isTrusted = (address: string) => list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')

  return {
    addressOf({ socket, headers }) {
      let address = plain(socket.remoteAddress)
      const told = `${headers['x-forwarded-for'] ?? ''}`.split(',').filter((part) => part.trim() !== '')
      // From the nearest to the farthest: what stands further left may be made up by whoever is not trusted.
      while (address !== undefined && isTrusted(address)) {
        const next = told.pop()
        if (next === undefined) return undefined
        address = plain(next)
      }
      return address
    },
    isSecure({ socket, headers }) {
      if ('encrypted' in socket) return true
      const address = plain(socket.remoteAddress)
      const told = `${headers['x-forwarded-proto'] ?? ''}`.split(',')[0]!.trim().toLowerCase()
      return (told === 'https' || told === 'wss') && address !== undefined && isTrusted(address)
    },
  }
}

export const NETWORK_RULE = 'give IP addresses, networks as 10.0.0.0/8, loopback or private'

/** Whether it is an address, a network or one of the named ones. */
export function isNetwork(text: string): boolean {
  if (NAMED.has(text)) return true
  const [address = '', bits, ...more] = text.split('/')
  const version = isIP(address)
  if (version === 0 || more.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 6 ? 128 : 32))
}

/** An IP address without port, brackets, zone and the form of IPv4 in IPv6; undefined for anything else. */
function plain(text = ''): string | undefined {
  const bare = text.trim().replace(/^"|"$/g, '')
  const inner =
    /^\[(.*)\](?::\d+)?$/.exec(bare)?.[1] ?? (/^[^:]+:\d+$/.test(bare) ? bare.split(':')[0]! : bare)
  const address = inner.replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '')
  return isIP(address) === 0 ? undefined : address
}
