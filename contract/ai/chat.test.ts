import { Chat } from '@ai-sdk/react'
import { createChatTransport } from '@channelkit/ai'
import { type ChannelKit, channel } from '@channelkit/core'
import type { UIMessage } from 'ai'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { startAnswers, words } from './answers.ts'

const patience = { timeout: 20_000, interval: 20 }

let answers: Awaited<ReturnType<typeof startAnswers>>
beforeAll(async () => {
  answers = await startAnswers()
})
afterEach(async () => {
  answers.go('rest')
  await Promise.all(answers.published)
})
afterAll(() => answers.end())

function open(id: string, kit: ChannelKit = answers.world.kit('ann')) {
  const transport = createChatTransport<UIMessage>({
    kit,
    channel: (chat) => `private-cache-chat-${chat}`,
    api: answers.api,
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
  await vi.waitFor(() => expect(answers.running.size).toBe(1), patience)
  answers.go()
  answers.go()
  await heard(first.shown, 2)
  first.kit.destroy()
  answers.go()
  const again = open('reload')
  again.chat.messages = first.chat.messages.slice(0, 1)
  // A strict mode resumes twice.
  void again.chat.resumeStream()
  void again.chat.resumeStream()
  await heard(again.shown, 3)
  answers.go('rest')
  await heard(again.shown, words.length)
  await vi.waitFor(() => expect(again.chat.status).toBe('ready'), patience)
  expect(again.errors).toEqual([])
})

it('shows a second person what is asked and answered, and lets either stop it', async () => {
  const [ann, bob] = [open('two'), open('two', answers.world.kit('bob'))]
  const leave = bob.transport.join(bob.chat)
  await vi.waitFor(
    () => expect(channel(bob.kit, 'private-cache-chat-two').getSnapshot().status).toBe('live'),
    patience,
  )
  const before = answers.running.size
  void ann.chat.sendMessage({ text: 'Hi' })
  await vi.waitFor(() => expect(answers.running.size).toBe(before + 1), patience)
  answers.go()
  await heard(ann.shown, 1)
  await heard(bob.shown, 1)
  answers.go()
  await heard(bob.shown, 2)
  await bob.chat.stop()
  await vi.waitFor(() => expect(ann.chat.status).toBe('ready'), patience)
  expect([...answers.running.values()].at(-1)!.signal.aborted).toBe(true)
  expect(ann.shown()).toEqual(bob.shown())
  leave()
})

it('fetches what others asked before the channel was live, and after a gap, and keeps what is there', async () => {
  const kit = answers.world.kit('bob')
  const asked: string[] = []
  const message = (id: string, role: 'user' | 'assistant', text: string): UIMessage => ({
    ...{ id, role },
    parts: [{ type: 'text', text }],
  })
  let all = [message('1', 'user', 'Hi'), message('2', 'assistant', 'Yes?')]
  let fails = false
  const transport = createChatTransport<UIMessage>({
    kit,
    channel: (chat) => `private-cache-chat-${chat}`,
    api: answers.api,
    async stored(id) {
      asked.push(id)
      if (fails) throw new Error('The database sleeps.')
      return all
    },
  })
  const chat = new Chat<UIMessage>({
    id: 'stored',
    transport,
    messages: [message('2', 'assistant', 'Yes, I am')],
  })
  const shown = () => chat.messages.map(({ id, parts }) => `${id} ${(parts[0] as { text: string }).text}`)
  const leave = transport.join(chat)
  await vi.waitFor(() => expect(shown()).toEqual(['1 Hi', '2 Yes, I am']), patience)
  all = [...all, message('3', 'user', 'Well')]
  const room = channel(kit, 'private-cache-chat-stored')
  kit.connection.disconnect()
  await vi.waitFor(() => expect(room.getSnapshot().status).not.toBe('live'), patience)
  await answers.world.sdk.trigger('private-cache-chat-stored', 'message', all[2])
  kit.connection.connect()
  await vi.waitFor(() => expect(shown()).toEqual(['1 Hi', '2 Yes, I am', '3 Well']), patience)
  fails = true
  const before = asked.length
  kit.connection.disconnect()
  await vi.waitFor(() => expect(room.getSnapshot().status).not.toBe('live'), patience)
  kit.connection.connect()
  await vi.waitFor(() => expect(room.getSnapshot().status).toBe('live'), patience)
  await vi.waitFor(() => expect(asked.length).toBeGreaterThan(before), patience)
  expect([new Set(asked), shown().length]).toEqual([new Set(['stored']), 3])
  leave()
})

it('is whole for who lost the line in the middle of it', async () => {
  const { chat, kit, shown } = open('cut')
  const before = answers.running.size
  void chat.sendMessage({ text: 'Hi' })
  await vi.waitFor(() => expect(answers.running.size).toBe(before + 1), patience)
  answers.go()
  await heard(shown, 1)
  kit.connection.disconnect()
  answers.go('rest')
  await Promise.all(answers.published)
  kit.connection.connect()
  await heard(shown, words.length)
  await vi.waitFor(() => expect(chat.status).toBe('ready'), patience)
})

it('says that an answer broke off in the middle, or could not be asked for', async () => {
  const { chat, shown, errors } = open('broken')
  const before = answers.running.size
  void chat.sendMessage({ text: 'Hi' })
  await vi.waitFor(() => expect(answers.running.size).toBe(before + 1), patience)
  answers.go()
  await heard(shown, 1)
  answers.go('break')
  await vi.waitFor(() => expect(chat.status).toBe('error'), patience)
  expect(errors).toHaveLength(1)
  const gone = new Chat<UIMessage>({
    transport: createChatTransport({
      kit: answers.world.kit(),
      channel: () => 'private-cache-chat-gone',
      fetch: async () => new Response('No more questions today.', { status: 429 }),
    }),
    onError: (error) => void errors.push(error),
  })
  await gone.sendMessage({ text: 'Hi' })
  expect(errors.at(-1)?.message).toBe('No more questions today.')
})

it('finds nothing to resume where nothing is under way', async () => {
  const kit = answers.world.kit()
  const transport = createChatTransport({ kit, channel: () => 'private-cache-chat-idle', patience: 50 })
  expect(await transport.reconnectToStream({ chatId: 'idle' })).toBeNull()
})
