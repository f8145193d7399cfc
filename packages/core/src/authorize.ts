import type { Clock, Timer } from './clock.ts'
import { ChannelKitError } from './errors.ts'

/** A value, or a function that makes it afresh for each request (a new token, say). */
export type Fresh<T> = T | (() => T | Promise<T>)

/** What the auth endpoint answers. Further fields are passed through. */
export interface AuthAnswer {
  auth: string
  channel_data?: string
  shared_secret?: string
  user_data?: string
}

/** What is to be authorised: a channel, or with no channel the user. */
export interface AuthRequest {
  socketId: string
  channel: string | null
}

/** Authorises by any means; reject with a `ChannelKitError` to say why. */
export type AuthorizeFunction = (request: AuthRequest, signal: AbortSignal) => Promise<AuthAnswer>

export interface AuthorizeOptions {
  /** Where channels are authorised. Default `/pusher/auth`. */
  endpoint?: string
  /** Where users are authorised. Default `/pusher/user-auth`. */
  userEndpoint?: string
  headers?: Fresh<Record<string, string>>
  /** Further form fields. */
  params?: Fresh<Record<string, string>>
  credentials?: 'include' | 'omit' | 'same-origin'
  /** How long one request may take, in ms. Default 10,000. */
  timeout?: number
  /** How often a failed request is repeated. Default 3. */
  retries?: number
}

const fresh = <T>(value: Fresh<T> | undefined): T | undefined | Promise<T> =>
  typeof value === 'function' ? (value as () => T | Promise<T>)() : value

/**
 * Asks an HTTP endpoint, as pusher-js does (form-encoded POST, JSON answer). Network errors, time-outs and 5xx
 * are tried again with growing delays; an answer that says no is final.
 */
export function createAuthorizer(options: AuthorizeOptions, clock: Clock): AuthorizeFunction {
  const { timeout = 10_000, retries = 3 } = options

  async function request({ socketId, channel }: AuthRequest, outer: AbortSignal): Promise<AuthAnswer> {
    const url =
      channel === null ? (options.userEndpoint ?? '/pusher/user-auth') : (options.endpoint ?? '/pusher/auth')
    const what = channel === null ? 'Sign-in' : `Channel ${channel}`
    const refuse = (
      code: 'auth-denied' | 'auth-unavailable' | 'auth-bad-response',
      why: string,
      httpStatus?: number,
      cause?: unknown,
    ) =>
      new ChannelKitError(code, `${what} was refused: the auth endpoint ${url} ${why}.`, {
        httpStatus,
        cause,
      })
    const abort = new AbortController()
    const cancel = () => abort.abort()
    outer.addEventListener('abort', cancel)
    let timedOut = false
    const timer: Timer = clock.setTimeout(() => {
      timedOut = true
      cancel()
    }, timeout)
    try {
      const form = new URLSearchParams({ ...(await fresh(options.params)), socket_id: socketId })
      if (channel !== null) form.append('channel_name', channel)
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
      const answer = parse(await response.text())
      if (!answer) throw refuse('auth-bad-response', 'did not answer with a signature in JSON', status)
      return answer
    } catch (cause) {
      if (timedOut) {
        throw new ChannelKitError(
          'auth-timeout',
          `${what} was not answered by the auth endpoint ${url} within ${timeout} ms.`,
        )
      }
      throw cause instanceof ChannelKitError
        ? cause
        : refuse('auth-unavailable', 'could not be reached', undefined, cause)
    } finally {
      clock.clearTimeout(timer)
      outer.removeEventListener('abort', cancel)
    }
  }

  return async (target, signal) => {
    for (let attempt = 0; ; attempt++) {
      try {
        return await request(target, signal)
      } catch (error) {
        if (!(error as ChannelKitError).retryable || attempt >= retries || signal.aborted) throw error
        await pause(clock, backoff(attempt), signal)
      }
    }
  }
}

/** 0.3, 0.6, 1.2 s... up to 30 s, shortened by up to half at random so that clients do not come back in step. */
export const backoff = (attempt: number) => Math.min(30_000, 300 * 2 ** attempt) * (1 - Math.random() / 2)

function parse(text: string): AuthAnswer | null {
  try {
    const answer = JSON.parse(text)
    return typeof answer?.auth === 'string' ? answer : null
  } catch {
    return null
  }
}

/** Waits, or returns at once when the signal aborts. */
function pause(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clock.clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = clock.setTimeout(done, ms)
    signal.addEventListener('abort', done)
  })
}
