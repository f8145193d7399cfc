import { MockLanguageModelV3 } from 'ai/test'

const WORDS = 'The answer, word by word, as it comes.'.split(/(?<= )/)
const usage = {
  inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 1, text: 1, reasoning: 0 },
}

interface Turn {
  told: string[]
  wake: () => void
}
const here = globalThis as { turn?: Turn }
here.turn ??= { told: [], wake() {} }
const { turn } = here as { turn: Turn }

/** `one` word, the `rest`, or `break`. */
export function tell(what: string): void {
  turn.told.push(what)
  turn.wake()
}

async function nextOf(signal: AbortSignal | undefined): Promise<string | undefined> {
  while (turn.told.length === 0 && !signal?.aborted)
    await new Promise<void>((resolve) => {
      turn.wake = resolve
      signal?.addEventListener('abort', () => resolve())
    })
  return turn.told[0] === 'rest' ? 'rest' : turn.told.shift()
}

/** A model that says a word when it is told to. */
export const model = new MockLanguageModelV3({
  doStream: async ({ abortSignal }) => {
    turn.told.length = 0
    return {
      stream: new ReadableStream({
        async start(controller) {
          controller.enqueue({ type: 'stream-start', warnings: [] })
          controller.enqueue({ type: 'text-start', id: 't' })
          for (const delta of WORDS) {
            const what = await nextOf(abortSignal)
            if (abortSignal?.aborted) return controller.error(abortSignal.reason)
            if (what === 'break') return controller.error(new Error('the model is gone'))
            controller.enqueue({ type: 'text-delta', id: 't', delta })
          }
          controller.enqueue({ type: 'text-end', id: 't' })
          controller.enqueue({ type: 'finish', finishReason: { unified: 'stop', raw: 'stop' }, usage })
          controller.close()
        },
      }),
    }
  },
})
