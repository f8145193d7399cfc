import { ChannelKitError } from '../errors.ts'
import type { AuthAnswer } from './auth-types.ts'

/** An answer for one channel among many: a signature, or why not. */
export type BatchAnswer = Partial<AuthAnswer> & { status?: number; error?: unknown }

/** Somebody who waits for a channel. */
export interface Waiting {
  readonly channel: string
  readonly signal: AbortSignal
  resolve(answer: AuthAnswer): void
  reject(error: unknown): void
}

/** How many channels one request names at most. */
const MOST = 500

/** Gathers the channels that are asked for in one go. `send` gets those that are still wanted. */
export function createGathering(
  send: (socketId: string, waiting: readonly Waiting[]) => void,
): (socketId: string, channel: string, signal: AbortSignal) => Promise<AuthAnswer> {
  let gathered: { socketId: string; waiting: Waiting[] } | undefined

  return (socketId, channel, signal) =>
    new Promise((resolve, reject) => {
      if (gathered?.socketId !== socketId || gathered.waiting.length >= MOST) {
        const batch = { socketId, waiting: [] as Waiting[] }
        gathered = batch
        void Promise.resolve().then(() => {
          if (gathered === batch) gathered = undefined
          // Who left before the request went out is not asked for.
          const wanted = batch.waiting.filter((one) => !leave(one))
          if (wanted.length > 0) send(socketId, wanted)
        })
      }
      // The same channel may be asked for twice in one turn, left and entered again: each question gets its answer.
      gathered.waiting.push({ channel, signal, resolve, reject })
    })
}

/** Tells somebody who left that they did. */
function leave({ channel, signal, reject }: Waiting): boolean {
  if (signal.aborted) reject(new ChannelKitError('auth-unavailable', `Channel ${channel} was left.`))
  return signal.aborted
}

/** A request for all of them is given up only when nobody waits for it any more. */
export async function together<T>(
  waiting: readonly Waiting[],
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const abort = new AbortController()
  let wanted = waiting.length
  const onAbort = () => --wanted === 0 && abort.abort()
  for (const { signal } of waiting) signal.addEventListener('abort', onAbort)
  try {
    return await run(abort.signal)
  } finally {
    for (const { signal } of waiting) signal.removeEventListener('abort', onAbort)
  }
}

/** Gives each their own of the answers. */
export function settle(waiting: readonly Waiting[], answers: Readonly<Record<string, BatchAnswer>>): void {
  for (const { channel, resolve, reject } of waiting) {
    const answer = Object.hasOwn(answers, channel) ? answers[channel] : undefined
    if (typeof answer?.auth === 'string') resolve(answer as AuthAnswer)
    else {
      const status = answer?.status
      const code = !answer ? 'auth-bad-response' : (status ?? 403) >= 500 ? 'auth-unavailable' : 'auth-denied'
      const why = answer?.error ?? 'the auth endpoint did not mention it'
      reject(new ChannelKitError(code, `Channel ${channel} was refused: ${why}.`, { httpStatus: status }))
    }
  }
}

/** In groups of those for whom the same is sent, in order. */
export function grouped(waiting: readonly Waiting[], keys: readonly string[]): Waiting[][] {
  const groups = new Map<string, Waiting[]>()
  for (const [i, one] of waiting.entries()) {
    const group = groups.get(keys[i]!) ?? []
    groups.set(keys[i]!, [...group, one])
  }
  return [...groups.values()]
}
