import type { Clock } from '../clock.ts'
import type { ChannelKitError } from '../errors.ts'
import { isFields } from '../fields.ts'
import type { AuthAnswer, AuthorizeFunction, AuthorizeOptions } from './auth-types.ts'
import {
  type BatchAnswer,
  createGathering,
  grouped,
  settle,
  together,
  type Waiting,
} from './authorize-batch.ts'
import { type AuthForm, fresh, postAuth } from './authorize-request.ts'
import { inTime } from './in-time.ts'

/** For how long the first answer may keep the others waiting, in ms. */
const PATIENCE = 1000

/**
 * Asks an HTTP endpoint, as pusher-js does (form-encoded POST, JSON answer). Network errors, time-outs and 5xx
 * are tried again with growing delays; an answer that says no is final. Channels that are wanted at the same moment
 * go in one request where the endpoint can: the first request names them beside the one that it is for, and whoever knows
 * of that answers for all.
 */
export function createAuthorizer(options: AuthorizeOptions, clock: Clock): AuthorizeFunction {
  const { retries = 3, timeout = 10_000 } = options
  /** Undefined until an answer told. */
  let batches = options.batch

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

  function told(answer: Record<string, unknown>): AuthAnswer {
    const { batch, channels: _, ...rest } = answer
    batches ??= batch === true
    return rest as unknown as AuthAnswer
  }

  /** One by one, at the same time. */
  function askEach(socketId: string, waiting: readonly Waiting[]) {
    for (const { channel, signal, resolve, reject } of waiting)
      post({ socketId, channels: [channel], as: 'one' }, signal).then(
        (answer) => resolve(told(answer)),
        reject,
      )
  }

  async function askAll(socketId: string, waiting: readonly Waiting[]) {
    const channels = [...new Set(waiting.map(({ channel }) => channel))]
    try {
      const answer = await together(waiting, (signal) => post({ socketId, channels, as: 'all' }, signal))
      settle(waiting, answer.channels as Record<string, BatchAnswer>)
    } catch (error) {
      for (const { reject } of waiting) reject(error)
    }
  }

  /** The first alone, with the others beside: they wait for its answer, but not for long. */
  async function askFirst(socketId: string, group: readonly Waiting[]) {
    const first = group.filter(({ channel }) => channel === group[0]!.channel)
    let rest = group.filter((one) => !first.includes(one))
    const each = () => {
      askEach(socketId, rest)
      rest = []
    }
    const timer = clock.setTimeout(each, PATIENCE)
    const channels = [...new Set(group.map(({ channel }) => channel))]
    try {
      const answer = await together(first, (signal) => post({ socketId, channels, as: 'first' }, signal))
      const own = told(answer)
      for (const { resolve } of first) resolve({ ...own })
      if (isFields(answer.channels)) {
        settle(rest, answer.channels as Record<string, BatchAnswer>)
        rest = []
      }
    } catch (error) {
      for (const { reject } of first) reject(error)
    }
    clock.clearTimeout(timer)
    const left = rest
    rest = []
    if (left.length > 0) ask(socketId, left, batches === true)
  }

  function ask(socketId: string, waiting: readonly Waiting[], all: boolean) {
    if (all) void askAll(socketId, waiting)
    else askEach(socketId, waiting)
  }

  /** What is sent for each differs where a function makes it of the channel. */
  async function keysOf(socketId: string, waiting: readonly Waiting[]) {
    const makers = [options.headers, options.params].filter(
      (one) => typeof one === 'function' && one.length > 0,
    )
    if (makers.length === 0) return waiting.map(() => '')
    return together(waiting, (signal) =>
      inTime(clock, timeout, signal, () =>
        Promise.all(
          waiting.map(async ({ channel }) =>
            JSON.stringify(await Promise.all(makers.map((one) => fresh(one, { socketId, channel })))),
          ),
        ),
      ),
    )
  }

  const gather = createGathering((socketId, waiting) => {
    if (batches === false || waiting.length === 1) return askEach(socketId, waiting)
    keysOf(socketId, waiting).then(
      (keys) => {
        for (const group of grouped(waiting, keys)) {
          if (batches === undefined && group.length > 1) void askFirst(socketId, group)
          else ask(socketId, group, batches === true && group.length > 1)
        }
      },
      // Each says for itself what is wrong with it.
      () => askEach(socketId, waiting),
    )
  })

  return async ({ socketId, channel }, signal) => {
    if (channel !== null) return gather(socketId, channel, signal)
    return (await post({ socketId, channels: null, as: 'one' }, signal)) as unknown as AuthAnswer
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
