import { createHmac, randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { isForThisMachine } from '../http/local-only.ts'
import type { Proxies } from '../http/proxies.ts'
import { createAddresses } from '../hub/addresses.ts'
import { Rate } from '../hub/rate.ts'
import { sameText } from '../hub/signatures.ts'
import type { DashboardOptions } from './options.ts'

/** How long somebody stays logged in, in ms. */
const SESSION = 12 * 3_600_000
/** How often a token may be tried: a second, and at once. */
const TRIES = [0.5, 10] as const
/** What all together may try, where it is not known from where they come. */
const TRIES_OF_ALL = [5, 100] as const

/** Decides who may see the dashboard. */
export interface Gate {
  readonly token: string
  /** Whether who comes from this machine is asked for it too. */
  readonly asksEverybody: boolean
  /** Whether somebody is let in: logged in, or on this machine where no token was set. */
  admits(request: IncomingMessage): boolean
  /** Whether another site's page sent it. */
  isForeign(request: IncomingMessage): boolean
  /**
   * What becomes of a try to log in.
   *
   * @returns the cookie, or why not
   */
  login(request: IncomingMessage, token: unknown): { cookie: string } | 'wrong' | 'too-often'
  /** The cookie of who logs out. */
  logout(request: IncomingMessage): string
}

interface GateParts extends DashboardOptions {
  readonly path: string
  readonly proxies: Proxies
}

/**
 * The session is signed by the token: it holds on every process that has the same one and over a restart, and ends with it.
 */
export function createGate({ token: given, asks = 'others', path, proxies }: GateParts): Gate {
  const asksEverybody = given !== undefined || asks === 'everybody'
  const token = given ?? randomBytes(24).toString('base64url')
  const hmac = (text: string) => createHmac('sha256', token).update(text).digest('base64url')
  // Cookies don't tell ports apart: another server on this machine has another name.
  const name = `channelkit-dashboard-${hmac('name').slice(0, 8).replace(/\W/g, '0')}`
  const [perSecond, atOnce] = TRIES
  const addresses = createAddresses(perSecond, atOnce)
  const ofAll = new Rate(...TRIES_OF_ALL)

  function mayTry(request: IncomingMessage): boolean {
    const now = performance.now()
    return ofAll.take(now) && (addresses.of(proxies.addressOf(request), now)?.take(now) ?? true)
  }
  function isLoggedIn({ headers }: IncomingMessage): boolean {
    for (const pair of (headers.cookie ?? '').split(';')) {
      const [key, value = ''] = pair.trim().split('=', 2)
      const [until = '', signature = ''] = value.split('.')
      if (key === name && Number(until) > Date.now() && sameText(signature, hmac(`session ${until}`)))
        return true
    }
    return false
  }
  const cookie = (request: IncomingMessage, value: string, seconds: number) => {
    const secure = proxies.isSecure(request) ? '; Secure' : ''
    return `${name}=${value}; Path=${path}; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure}`
  }

  return {
    token,
    asksEverybody,
    admits: (request) => isLoggedIn(request) || (!asksEverybody && isHere(request)),
    isForeign({ headers }) {
      const { origin, host } = headers
      const site = headers['sec-fetch-site']
      if (site !== undefined && site !== 'same-origin' && site !== 'none') return true
      return origin !== undefined && hostOf(origin) !== host?.toLowerCase()
    },
    login(request, tried) {
      if (!mayTry(request)) return 'too-often'
      if (typeof tried !== 'string' || !sameText(hmac(tried), hmac(token))) return 'wrong'
      const until = Date.now() + SESSION
      return { cookie: cookie(request, `${until}.${hmac(`session ${until}`)}`, SESSION / 1000) }
    },
    logout: (request) => cookie(request, '', 0),
  }
}

/** Browsers speak 1.1: what comes by 1.0 was passed on by a proxy that did not say so. */
const isHere = (request: IncomingMessage) => request.httpVersion !== '1.0' && isForThisMachine(request)

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}
