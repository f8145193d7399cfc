import type { AuthAnswer } from './authorize.ts'
import type { AuthForm } from './authorize-request.ts'
import { ChannelKitError } from './errors.ts'

/** An answer for one channel among many: a signature, or why not. */
type Answer = Partial<AuthAnswer> & { status?: number; error?: unknown }

interface Waiting {
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
  let gathered: { socketId: string; waiting: Map<string, Waiting> } | undefined

  async function send(socketId: string, waiting: Map<string, Waiting>) {
    const abort = new AbortController()
    let wanted = waiting.size
    // The request is given up only when nobody waits for it any more.
    const onAbort = () => --wanted === 0 && abort.abort()
    for (const { signal } of waiting.values()) signal.addEventListener('abort', onAbort)
    try {
      const form = { socketId, channels: [...waiting.keys()], batch: true }
      const { channels } = (await post(form, abort.signal)) as { channels: Record<string, Answer> }
      for (const [channel, one] of waiting) settle(channel, channels[channel], one)
    } catch (error) {
      for (const { reject } of waiting.values()) reject(error)
    }
    for (const { signal } of waiting.values()) signal.removeEventListener('abort', onAbort)
  }

  return (socketId, channel, signal) =>
    new Promise((resolve, reject) => {
      if (gathered?.socketId !== socketId || gathered.waiting.size >= MOST) {
        const batch = { socketId, waiting: new Map<string, Waiting>() }
        gathered = batch
        void Promise.resolve().then(() => {
          if (gathered === batch) gathered = undefined
          return send(socketId, batch.waiting)
        })
      }
      gathered.waiting.set(channel, { signal, resolve, reject })
    })
}

function settle(channel: string, answer: Answer | undefined, { resolve, reject }: Waiting) {
  if (typeof answer?.auth === 'string') return resolve(answer as AuthAnswer)
  const status = answer?.status
  const code = !answer ? 'auth-bad-response' : (status ?? 403) >= 500 ? 'auth-unavailable' : 'auth-denied'
  const why = answer?.error ?? 'the auth endpoint did not mention it'
  reject(new ChannelKitError(code, `Channel ${channel} was refused: ${why}.`, { httpStatus: status }))
}
