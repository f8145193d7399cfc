import { ChannelKitError } from '../errors.ts'
import type { PusherOptions } from './pusher-types.ts'

type Options = Partial<PusherOptions>

/** The host alone, without the brackets of an IPv6 address. */
const isLoopback = (host: string) => /^(localhost|.+\.localhost|127(\.\d+){3}|\[?::1\]?)$/i.test(host)

/** What stands behind a scheme: an IPv6 address has brackets there. */
const inAddress = (host: string) => (/^[^[]*:/.test(host) ? `[${host}]` : host)

const NOWHERE = 'Nothing says where to connect: give a cluster, or the wsHost of a server of your own.'

/**
 * Fills in what says where to connect, from what was given. pusher-js takes the hosted service for whatever is left
 * out, and so would send the key of a server of one's own to strangers. Nothing is filled in without a `wsHost`.
 */
export function completeAddress(given: Options): Options {
  if (!given.wsHost) {
    // Where nobody looked at the options before: nothing that is left empty by mistake leads to the hosted service.
    if (!given.cluster || given.wsHost === '') throw new ChannelKitError('invalid-options', NOWHERE)
    return given
  }
  // An option that is there but undefined counts as left out.
  const options = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  ) as Options
  const wsHost = inAddress(given.wsHost)
  const httpHost = options.httpHost ? inAddress(options.httpHost) : wsHost
  const forceTLS = options.forceTLS ?? !isLoopback(given.wsHost)
  const wsPort = options.wsPort ?? (forceTLS ? options.wssPort : undefined) ?? 80
  // A page over https connects by TLS whatever is said: to the port that is known, not to that of another service.
  const wssPort = options.wssPort ?? options.wsPort ?? 443
  const off = new Set(options.disabledTransports)
  // It loads its code from a host of pusher-js.
  off.add('sockjs')
  // Without TLS pusher-js tries it beside the plain one. Nothing was said of a port where it would be answered.
  if (!forceTLS && options.wssPort === undefined) off.add('wss')
  return {
    // pusher-js wants one; with a host, any word will do.
    cluster: 'own',
    ...options,
    wsHost,
    wsPort,
    wssPort,
    httpHost,
    httpPort: options.httpPort ?? wsPort,
    httpsPort: options.httpsPort ?? wssPort,
    forceTLS,
    disabledTransports: [...off],
    ...(options.statsHost ? {} : { enableStats: false }),
  }
}
