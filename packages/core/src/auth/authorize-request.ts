import type { Clock } from '../clock.ts'
import { ChannelKitError } from '../errors.ts'
import { isFields } from '../fields.ts'
import type { AuthorizeOptions, AuthRequest, Fresh } from './auth-types.ts'
import { inTime, LATE } from './in-time.ts'

/** One request: for the user, or for channels. */
export interface AuthForm {
  readonly socketId: string
  /** `null` for the user. */
  readonly channels: readonly string[] | null
  /**
   * How the channels are asked for: one alone; all at once, the answer being `{ channels: { name: answer } }`; or the
   * first alone with the others beside, for an endpoint of which it isn't known yet.
   */
  readonly as: 'one' | 'all' | 'first'
}

/** How headers and fields say which channel, by the field that endpoints know and by the one that only those know who can. */
const FIELDS = {
  one: ['channel_name', ''],
  all: ['channel_name[]', 'channel_name[]'],
  first: ['channel_name', 'also_channel_name[]'],
} as const

export const fresh = <T>(value: Fresh<T> | undefined, request: AuthRequest): T | undefined | Promise<T> =>
  typeof value === 'function' ? (value as (request: AuthRequest) => T | Promise<T>)(request) : value

/**
 * Posts a form as pusher-js does, and gives the JSON that is answered. Rejects with a `ChannelKitError` that says
 * what went wrong; its `retryable` tells whether the same request may work later.
 */
export async function postAuth(
  options: AuthorizeOptions,
  clock: Clock,
  { socketId, channels, as }: AuthForm,
  outer: AbortSignal,
): Promise<Record<string, unknown>> {
  const { timeout = 10_000 } = options
  const url = channels ? (options.endpoint ?? '/pusher/auth') : (options.userEndpoint ?? '/pusher/user-auth')
  const what = channels
    ? `Channel ${(as === 'first' ? channels.slice(0, 1) : channels).join(', ')}`
    : 'Sign-in'
  const refuse = (
    code: 'auth-denied' | 'auth-unavailable' | 'auth-bad-response' | 'auth-timeout',
    why: string,
    httpStatus?: number,
    cause?: unknown,
  ) =>
    new ChannelKitError(code, `${what} was refused: the auth endpoint ${url} ${why}.`, { httpStatus, cause })
  const subject = { socketId, channel: channels?.[0] ?? null }

  async function request(signal: AbortSignal) {
    const form = new URLSearchParams({ ...(await fresh(options.params, subject)), socket_id: socketId })
    for (const [i, channel] of (channels ?? []).entries()) form.append(FIELDS[as][i === 0 ? 0 : 1], channel)
    const headers = await fresh(options.headers, subject)
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
      body: form.toString(),
      credentials: options.credentials ?? 'same-origin',
      signal,
    })
    const { status } = response
    if (status >= 500 || status === 429) throw refuse('auth-unavailable', `answered ${status}`, status)
    if (!response.ok) throw refuse('auth-denied', `answered ${status}`, status)
    const answer = objectIn(await response.text())
    const signed = as === 'all' ? isFields(answer?.channels) : typeof answer?.auth === 'string'
    if (!answer || !signed)
      throw refuse('auth-bad-response', 'did not answer with a signature in JSON', status)
    return answer
  }

  try {
    return await inTime(clock, timeout, outer, request)
  } catch (cause) {
    if (cause === LATE) throw refuse('auth-timeout', `did not answer within ${timeout} ms`)
    throw cause instanceof ChannelKitError
      ? cause
      : refuse('auth-unavailable', 'could not be reached', undefined, cause)
  }
}

function objectIn(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return isFields(value) ? value : null
  } catch {
    return null
  }
}
