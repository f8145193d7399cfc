import { ChannelKitError } from '../errors.ts'

/** Why a channel was refused, from what `pusher:subscription_error` carries. */
export function refusal(channel: string, cause: unknown): ChannelKitError {
  const { status, error } = (cause ?? {}) as { status?: number; error?: unknown }
  const denied = status === 401 || status === 403
  return new ChannelKitError(
    denied ? 'auth-denied' : 'subscription-refused',
    `Channel ${channel} was refused${status ? ` (${status})` : ''}: ${error ?? 'no reason given'}.`,
    { httpStatus: status, cause },
  )
}

/** Why an event of an encrypted channel could not be read. */
export function unreadable(channel: string, cause: unknown): ChannelKitError {
  const why = cause ? `: ${cause instanceof Error ? cause.message : cause}` : ' with the key of the channel'
  const what = `An event of ${channel} could not be decrypted${why}`
  return new ChannelKitError('decryption-failed', what.endsWith('.') ? what : `${what}.`, { cause })
}

interface RawConnectionError {
  type?: string
  data?: { code?: number | null; message?: string }
  error?: RawConnectionError
}

/**
 * What pusher-js emits as connection `error`, as an error value; null for what needs no telling (a socket that
 * broke shows in the state) and for what concerns a message (`serverError`). Close codes: the protocol's section on
 * connection closure.
 */
export function connectionError(raw: unknown): ChannelKitError | null {
  const { data, error } = raw as RawConnectionError
  const { code, message } = data ?? error?.data ?? {}
  const closes = error !== undefined
  if (!code || code < 4000 || (code >= 4300 && !closes)) return null
  const said = `The server closed or refused with ${code}: ${message ?? 'no message'}.`
  if (code === 4009) return new ChannelKitError('terminated', said, { cause: raw })
  if (code < 4100) return new ChannelKitError('connection-refused', said, { cause: raw })
  return new ChannelKitError('connection-error', said, { cause: raw })
}

/** What a server answers to a message that it does not take, and goes on. */
export interface ServerComplaint {
  readonly channel?: unknown
  readonly data?: { code?: unknown; message?: unknown } | null
}

/** A complaint as an error value; null where it is about the connection, which says so itself. */
export function serverError({ channel, data }: ServerComplaint): ChannelKitError | null {
  const { code, message } = data ?? {}
  if (typeof code === 'number' && code < 4300) return null
  const about = typeof channel === 'string' ? ` about ${channel}` : ''
  const number = code == null ? '' : ` ${code}`
  return new ChannelKitError(
    code === 4301 ? 'client-event-rejected' : 'server-error',
    `The server answered an error${number}${about}: ${message ?? 'no message'}.`,
    { cause: data },
  )
}

/** What a pusher-js instance says of where it connects to. */
interface Whereabouts {
  readonly config?: {
    readonly wsHost?: unknown
    readonly wsPort?: unknown
    readonly wssPort?: unknown
    readonly enabledTransports?: readonly string[]
    readonly useTLS?: boolean
  }
}

/** What a connection that is not there is told of: pusher-js itself says nothing. */
export function absence(pusher: object, state: 'unavailable' | 'failed'): ChannelKitError {
  const { wsHost, wsPort, wssPort, useTLS, enabledTransports } = (pusher as Whereabouts).config ?? {}
  if (state === 'failed') {
    const among = enabledTransports ? ` (enabledTransports: ${enabledTransports.join(', ') || 'none'})` : ''
    return new ChannelKitError(
      'connection-unsupported',
      `pusher-js has no transport that works here${among}.`,
    )
  }
  const where = wsHost ? ` at ${useTLS ? `wss://${wsHost}:${wssPort}` : `ws://${wsHost}:${wsPort}`}` : ''
  return new ChannelKitError('connection-unavailable', `The server${where} can't be reached.`)
}
