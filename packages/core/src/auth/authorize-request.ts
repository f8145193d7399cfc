import type { Clock, Timer } from '../clock.ts'
import { ChannelKitError } from '../errors.ts'
import type { AuthorizeOptions, Fresh } from './auth-types.ts'

/** One request: for the user, or for channels. */
export interface AuthForm {
  readonly socketId: string
  /** `null` for the user. */
  readonly channels: readonly string[] | null
  /** Asks for all channels at once, the answer being `{ channels: { name: answer } }`. */
  readonly batch?: boolean
}

const fresh = <T>(value: Fresh<T> | undefined): T | undefined | Promise<T> =>
  typeof value === 'function' ? (value as () => T | Promise<T>)() : value

/**
 * Posts a form as pusher-js does, and gives the JSON that is answered. Rejects with a `ChannelKitError` that says
 * what went wrong; its `retryable` tells whether the same request may work later.
 */
export async function postAuth(
  options: AuthorizeOptions,
  clock: Clock,
  { socketId, channels, batch }: AuthForm,
  outer: AbortSignal,
): Promise<Record<string, unknown>> {
  const { timeout = 10_000 } = options
  const url = channels ? (options.endpoint ?? '/pusher/auth') : (options.userEndpoint ?? '/pusher/user-auth')
  const what = channels ? `Channel ${channels.join(', ')}` : 'Sign-in'
  const refuse = (
    code: 'auth-denied' | 'auth-unavailable' | 'auth-bad-response' | 'auth-timeout',
    why: string,
    httpStatus?: number,
    cause?: unknown,
  ) =>
    new ChannelKitError(code, `${what} was refused: the auth endpoint ${url} ${why}.`, { httpStatus, cause })
  const abort = new AbortController()
  const cancel = () => abort.abort()
  // Not only `fetch` can take for ever: so can a function that makes headers, and some ignore the signal.
  const given = new Promise<never>((_, reject) => abort.signal.addEventListener('abort', () => reject()))
  outer.addEventListener('abort', cancel)
  let timedOut = false
  const timer: Timer = clock.setTimeout(() => {
    timedOut = true
    cancel()
  }, timeout)

  async function request() {
    const form = new URLSearchParams({ ...(await fresh(options.params)), socket_id: socketId })
    for (const channel of channels ?? []) form.append(batch ? 'channel_name[]' : 'channel_name', channel)
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...(await fresh(options.headers)) },
      body: form.toString(),
      credentials: options.credentials ?? 'same-origin',
      signal: abort.signal,
    })
    const { status } = response
    if (status >= 500 || status === 429) throw refuse('auth-unavailable', `answered ${status}`, status)
    if (!response.ok) throw refuse('auth-denied', `answered ${status}`, status)
    const answer = objectIn(await response.text())
    const signed = batch ? objectOr(answer?.channels) !== null : typeof answer?.auth === 'string'
    if (!answer || !signed)
      throw refuse('auth-bad-response', 'did not answer with a signature in JSON', status)
    return answer
  }

  try {
    return await Promise.race([request(), given])
  } catch (cause) {
    if (timedOut) throw refuse('auth-timeout', `did not answer within ${timeout} ms`)
    throw cause instanceof ChannelKitError
      ? cause
      : refuse('auth-unavailable', 'could not be reached', undefined, cause)
  } finally {
    clock.clearTimeout(timer)
    outer.removeEventListener('abort', cancel)
  }
}

const objectOr = (value: unknown) =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null

function objectIn(text: string): Record<string, unknown> | null {
  try {
    return objectOr(JSON.parse(text))
  } catch {
    return null
  }
}
