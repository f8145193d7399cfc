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
 * broke shows in the state). Close codes: the protocol's section on connection closure.
 */
export function connectionError(raw: unknown): ChannelKitError | null {
  const { data, error } = raw as RawConnectionError
  const { code, message } = data ?? error?.data ?? {}
  if (!code || code < 4000) return null
  const said = `The server closed or refused with ${code}: ${message ?? 'no message'}.`
  if (code === 4009) return new ChannelKitError('terminated', said, { cause: raw })
  if (code < 4100) return new ChannelKitError('connection-refused', said, { cause: raw })
  return new ChannelKitError(code === 4301 ? 'client-event-rejected' : 'connection-error', said, {
    cause: raw,
  })
}
