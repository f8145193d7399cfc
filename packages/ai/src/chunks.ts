import type { ChannelKit, Collection, StreamSnapshot } from '@channelkit/core'

type Answer<Chunk> = Collection<StreamSnapshot<Chunk>, never>

/** How long a hole in an answer may stay before it is given up, in ms: what comes after it can't be made a message of. */
const GAP_PATIENCE = 15_000

/** The parts of an answer as they come, each once and in order; nothing of what comes after a hole. */
export function chunksOf<Chunk>(
  { internals: { clock } }: ChannelKit,
  answer: Answer<Chunk>,
  { signal, onStop, onEnd }: { signal: AbortSignal | undefined; onStop(id: string): void; onEnd(): void },
): ReadableStream<Chunk> {
  let taken = 0
  let end = () => {}
  const { id } = answer.getSnapshot()
  return new ReadableStream<Chunk>({
    start(controller) {
      let timer: unknown
      let over = false
      const leave = answer.subscribe(look)
      end = () => {
        if (over) return
        over = true
        leave()
        clock.clearTimeout(timer)
        signal?.removeEventListener('abort', stopped)
        onEnd()
      }
      function finish(error?: unknown) {
        if (over) return
        end()
        if (error) controller.error(error)
        else controller.close()
      }
      function stopped() {
        finish()
        if (id !== null) onStop(id)
      }
      function look() {
        if (over) return
        const { parts, state, error, id: now } = answer.getSnapshot()
        // Another one that began meanwhile does not run into this one.
        if (now !== id) return finish()
        if (state === 'gap') {
          timer ??= clock.setTimeout(
            () => finish(error ?? new Error('Part of the answer is missing.')),
            GAP_PATIENCE,
          )
          return
        }
        clock.clearTimeout(timer)
        timer = undefined
        for (; taken < parts.length; taken++) controller.enqueue(parts[taken]!)
        if (state === 'done') finish()
        else if (state === 'failed') finish(error ?? new Error('The answer broke off.'))
      }
      if (signal?.aborted) return stopped()
      signal?.addEventListener('abort', stopped, { once: true })
      look()
    },
    cancel: () => end(),
  })
}
