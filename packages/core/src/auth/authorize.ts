import type { Clock } from '../clock.ts'
import type { ChannelKitError } from '../errors.ts'
import type { AuthAnswer, AuthorizeFunction, AuthorizeOptions } from './auth-types.ts'
import { createBatch } from './authorize-batch.ts'
import { type AuthForm, postAuth } from './authorize-request.ts'

/**
 * Asks an HTTP endpoint, as pusher-js does (form-encoded POST, JSON answer). Network errors, time-outs and 5xx
 * are tried again with growing delays; an answer that says no is final. Channels that are wanted at the same moment
 * go in one request once the endpoint has said that it can.
 */
export function createAuthorizer(options: AuthorizeOptions, clock: Clock): AuthorizeFunction {
  const { retries = 3 } = options

  async function post(form: AuthForm, signal: AbortSignal) {
    for (let attempt = 0; ; attempt++) {
      try {
        return await postAuth(options, clock, form, signal)
      } catch (error) {
        if (!(error as ChannelKitError).retryable || attempt >= retries || signal.aborted) throw error
        await pause(clock, backoff(attempt), signal)
        if (signal.aborted) throw error
      }
    }
  }
  const batch = createBatch(post)
  let batches = options.batch ?? false

  return async ({ socketId, channel }, signal) => {
    if (batches && channel !== null) return batch(socketId, channel, signal)
    const form = { socketId, channels: channel === null ? null : [channel] }
    const { batch: can, ...answer } = (await post(form, signal)) as unknown as AuthAnswer & {
      batch?: boolean
    }
    batches ||= can === true && options.batch === undefined
    return answer
  }
}

/** 0.3, 0.6, 1.2 s... up to 30 s, shortened by up to half at random so that clients do not come back in step. */
export const backoff = (attempt: number) => Math.min(30_000, 300 * 2 ** attempt) * (1 - Math.random() / 2)

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
