import { ChannelKitError } from '../errors.ts'
import type { AuthAnswer } from './auth-types.ts'
import type { AuthForm } from './authorize-request.ts'

/** An answer for one channel among many: a signature, or why not. */
type Answer = Partial<AuthAnswer> & { status?: number; error?: unknown }

interface Waiting {
  readonly channel: string
  readonly signal: AbortSignal
  resolve(answer: AuthAnswer): void
  reject(error: unknown): void
}

/** How many channels one request names at most. */
const MOST = 500

/** Gathers the channels that are asked for in one go, and asks for them in one request. */
export function createBatch(
  post: (form: AuthForm, signal: AbortSignal) => Promise<Record<string, unknown>>,
): (socketId: string, channel: string, signal: AbortSignal) => Promise<AuthAnswer> {
  let gathered: { socketId: string; waiting: Waiting[] } | undefined

  async function send(socketId: string, all: readonly Waiting[]) {
    // Who left before the request went out is not asked for.
    const waiting = all.filter(({ signal }) => !signal.aborted)
    for (const { channel, signal, reject } of all)
      if (signal.aborted) reject(new ChannelKitError('auth-unavailable', `Channel ${channel} was left.`))
    if (waiting.length === 0) return
    const abort = new AbortController()
    let wanted = waiting.length
    // The request is given up only when nobody waits for it any more.
    const onAbort = () => --wanted === 0 && abort.abort()
    for (const { signal } of waiting) signal.addEventListener('abort', onAbort)
    try {
      const names = new Set(waiting.map(({ channel }) => channel))
      const form = { socketId, channels: [...names], batch: true }
      const { channels } = (await post(form, abort.signal)) as { channels: Record<string, Answer> }
      for (const one of waiting)
        settle(one, Object.hasOwn(channels, one.channel) ? channels[one.channel] : undefined)
    } catch (error) {
      for (const { reject } of waiting) reject(error)
    }
    for (const { signal } of waiting) signal.removeEventListener('abort', onAbort)
  }

  return (socketId, channel, signal) =>
    new Promise((resolve, reject) => {
      if (gathered?.socketId !== socketId || gathered.waiting.length >= MOST) {
        const batch = { socketId, waiting: [] as Waiting[] }
        gathered = batch
        void Promise.resolve().then(() => {
          if (gathered === batch) gathered = undefined
          return send(socketId, batch.waiting)
        })
      }
      // The same channel may be asked for twice in one turn, left and entered again: each question gets its answer.
      gathered.waiting.push({ channel, signal, resolve, reject })
    })
}

function settle({ channel, resolve, reject }: Waiting, answer: Answer | undefined) {
  if (typeof answer?.auth === 'string') return resolve(answer as AuthAnswer)
  const status = answer?.status
  const code = !answer ? 'auth-bad-response' : (status ?? 403) >= 500 ? 'auth-unavailable' : 'auth-denied'
  const why = answer?.error ?? 'the auth endpoint did not mention it'
  reject(new ChannelKitError(code, `Channel ${channel} was refused: ${why}.`, { httpStatus: status }))
}
