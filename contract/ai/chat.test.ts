import { createServer, type Server } from 'node:http'
import { Chat } from '@ai-sdk/react'
import { createChatTransport } from '@channelkit/ai'
import { type ChannelKit, channel } from '@channelkit/core'
import { publishStream } from '@channelkit/publish'
import { streamText, type UIMessage } from 'ai'
import { MockLanguageModelV3 } from 'ai/test'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { startWorld } from '../core/real-server.ts'

const patience = { timeout: 20_000, interval: 20 }
const words = 'The answer, word by word, as it comes.'.split(/(?<= )/)
const usage = {
  inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 1, text: 1, reasoning: 0 },
}

let world: Awaited<ReturnType<typeof startWorld>>
let http: Server
let api: string
/** Lets the next word through. */
let go = (_word?: 'rest' | 'break') => {}
const running = new Map<string, AbortController>()
const published: Promise<unknown>[] = []

/** A model that says a word when it is told to. */
function model() {
  let told: ('one' | 'rest' | 'break')[] = []
  let wake = () => {}
  go = (word) => {
    told.push(word ?? 'one')
    wake()
  }
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

beforeAll(async () => {
  world = await startWorld()
  // What an application's route does: it starts an answer, and leaves it to itself.
  http = createServer(async (request, response) => {
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
    const result = streamText({ model: model(), prompt: 'x', abortSignal: controller.signal, onError() {} })
    const chunks = result.toUIMessageStream({ generateMessageId: () => `m-${answerId}` })
    published.push(publishStream(world.sdk, name, answerId, chunks, { join: 10 }))
    running.set(answerId, controller)
    response.writeHead(202).end()
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  api = `http://127.0.0.1:${(http.address() as { port: number }).port}/`
  world.server.hub.tap((happening) => {
    if (happening.type === 'client-event' && happening.event === 'client-stop')
      running.get((happening.data as { id: string }).id)?.abort()
  })
})
afterEach(async () => {
  go('rest')
  await Promise.all(published)
})
afterAll(async () => {
  http.closeAllConnections()
  http.close()
  await world.end()
})

function open(id: string, kit: ChannelKit = world.kit('ann')) {
  const transport = createChatTransport<UIMessage>({
    kit,
    channel: (chat) => `private-cache-chat-${chat}`,
    api,
  })
  const errors: Error[] = []
  const chat = new Chat<UIMessage>({ id, transport, onError: (error) => void errors.push(error) })
  const shown = () =>
    chat.messages.map(
      ({ role, parts }) =>
        `${role}: ${parts.map((part) => (part.type === 'text' ? part.text : '')).join('')}`,
    )
  return { kit, transport, chat, shown, errors }
}
const heard = (shown: () => string[], count: number) =>
  vi.waitFor(
    () => expect(shown()).toEqual(['user: Hi', `assistant: ${words.slice(0, count).join('')}`]),
    patience,
  )

it('streams an answer, which goes on when the tab is closed and is whole after a reload', async () => {
  const first = open('reload')
  void first.chat.sendMessage({ text: 'Hi' })
  await vi.waitFor(() => expect(running.size).toBe(1), patience)
  go()
  go()
  await heard(first.shown, 2)
  first.kit.destroy()
  go()
  const again = open('reload')
  again.chat.messages = first.chat.messages.slice(0, 1)
  // A strict mode resumes twice.
  void again.chat.resumeStream()
  void again.chat.resumeStream()
  await heard(again.shown, 3)
  go('rest')
  await heard(again.shown, words.length)
  await vi.waitFor(() => expect(again.chat.status).toBe('ready'), patience)
  expect(again.errors).toEqual([])
})

it('shows a second person what is asked and answered, and lets either stop it', async () => {
  const [ann, bob] = [open('two'), open('two', world.kit('bob'))]
  const leave = bob.transport.join(bob.chat)
  await vi.waitFor(
    () => expect(channel(bob.kit, 'private-cache-chat-two').getSnapshot().status).toBe('live'),
    patience,
  )
  const before = running.size
  void ann.chat.sendMessage({ text: 'Hi' })
  await vi.waitFor(() => expect(running.size).toBe(before + 1), patience)
  go()
  await heard(ann.shown, 1)
  await heard(bob.shown, 1)
  go()
  await heard(bob.shown, 2)
  await bob.chat.stop()
  await vi.waitFor(() => expect(ann.chat.status).toBe('ready'), patience)
  expect([...running.values()].at(-1)!.signal.aborted).toBe(true)
  expect(ann.shown()).toEqual(bob.shown())
  leave()
})

it('is whole for who lost the line in the middle of it', async () => {
  const { chat, kit, shown } = open('cut')
  const before = running.size
  void chat.sendMessage({ text: 'Hi' })
  await vi.waitFor(() => expect(running.size).toBe(before + 1), patience)
  go()
  await heard(shown, 1)
  kit.connection.disconnect()
  go('rest')
  await Promise.all(published)
  kit.connection.connect()
  await heard(shown, words.length)
  await vi.waitFor(() => expect(chat.status).toBe('ready'), patience)
})

it('says that an answer broke off in the middle, or could not be asked for', async () => {
  const { chat, shown, errors } = open('broken')
  const before = running.size
  void chat.sendMessage({ text: 'Hi' })
  await vi.waitFor(() => expect(running.size).toBe(before + 1), patience)
  go()
  await heard(shown, 1)
  go('break')
  await vi.waitFor(() => expect(chat.status).toBe('error'), patience)
  expect(errors).toHaveLength(1)
  const gone = new Chat<UIMessage>({
    transport: createChatTransport({
      kit: world.kit(),
      channel: () => 'private-cache-chat-gone',
      fetch: async () => new Response('No more questions today.', { status: 429 }),
    }),
    onError: (error) => void errors.push(error),
  })
  await gone.sendMessage({ text: 'Hi' })
  expect(errors.at(-1)?.message).toBe('No more questions today.')
})

it('finds nothing to resume where nothing is under way', async () => {
  const kit = world.kit()
  const transport = createChatTransport({ kit, channel: () => 'private-cache-chat-idle', patience: 50 })
  expect(await transport.reconnectToStream({ chatId: 'idle' })).toBeNull()
})
