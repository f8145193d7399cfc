import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { publishStream } from '@channelkit/publish'
import { streamText, type UIMessage } from 'ai'
import { MockLanguageModelV3 } from 'ai/test'
import { startWorld } from '../core/real-server.ts'

export const words = 'The answer, word by word, as it comes.'.split(/(?<= )/)
const usage = {
  inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 1, text: 1, reasoning: 0 },
}

/** A model that says a word when it is told to. */
function model(hand: (go: (word?: 'rest' | 'break') => void) => void) {
  let told: ('one' | 'rest' | 'break')[] = []
  let wake = () => {}
  hand((word) => {
    told.push(word ?? 'one')
    wake()
  })
  return new MockLanguageModelV3({
    doStream: async ({ abortSignal }) => ({
      stream: new ReadableStream({
        async start(controller) {
          controller.enqueue({ type: 'stream-start', warnings: [] })
          controller.enqueue({ type: 'text-start', id: 't' })
          for (const delta of words) {
            while (told.length === 0 && !abortSignal?.aborted)
              await new Promise<void>((resolve) => {
                wake = resolve
                abortSignal?.addEventListener('abort', () => resolve())
              })
            if (abortSignal?.aborted) return controller.error(abortSignal.reason)
            if (told[0] === 'break') return controller.error(new Error('the model is gone'))
            if (told[0] !== 'rest') told = told.slice(1)
            controller.enqueue({ type: 'text-delta', id: 't', delta })
          }
          controller.enqueue({ type: 'text-end', id: 't' })
          controller.enqueue({ type: 'finish', finishReason: { unified: 'stop', raw: 'stop' }, usage })
          controller.close()
        },
      }),
    }),
  })
}

/**
 * A real server, and what an application's route does: it starts an answer, and leaves it to itself.
 *
 * @param page answers what is no question
 */
export async function startAnswers(page?: (request: IncomingMessage, response: ServerResponse) => void) {
  const world = await startWorld()
  /** Lets the next word through. */
  let go = (_word?: 'rest' | 'break') => {}
  const running = new Map<string, AbortController>()
  const published: Promise<unknown>[] = []
  const http = createServer(async (request, response) => {
    if (request.method !== 'POST' && page) return page(request, response)
    let text = ''
    for await (const chunk of request) text += chunk
    const { id, answerId, messages } = JSON.parse(text) as {
      id: string
      answerId: string
      messages: UIMessage[]
    }
    const name = `private-cache-chat-${id}`
    const controller = new AbortController()
    await world.sdk.trigger(name, 'message', messages.at(-1))
    const said = model((next) => {
      go = next
    })
    const result = streamText({ model: said, prompt: 'x', abortSignal: controller.signal, onError() {} })
    const chunks = result.toUIMessageStream({ generateMessageId: () => `m-${answerId}` })
    published.push(publishStream(world.sdk, name, answerId, chunks, { join: 10 }))
    running.set(answerId, controller)
    response.writeHead(202).end()
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  world.server.hub.tap((happening) => {
    if (happening.type === 'client-event' && happening.event === 'client-stop')
      running.get((happening.data as { id: string }).id)?.abort()
  })
  return {
    world,
    api: `http://127.0.0.1:${(http.address() as { port: number }).port}/`,
    running,
    published,
    go: (word?: 'rest' | 'break') => go(word),
    async end() {
      for (const controller of running.values()) controller.abort()
      await Promise.all(published)
      http.closeAllConnections()
      http.close()
      await world.end()
    },
  }
}
