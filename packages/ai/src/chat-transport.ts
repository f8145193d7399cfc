import { type CatchUp, type ChannelKit, channel, type StreamPiece, stream } from '@channelkit/core'
import { type ChatTransport, generateId, type UIMessage, type UIMessageChunk } from 'ai'
import { chunksOf } from './chunks.ts'
import { onBeginning, withStored } from './stored.ts'
import { until } from './until.ts'

/** What is asked of the route that starts an answer, beside the SDK's own `headers` and `body` of a call. */
export interface ChannelChatTransportOptions<Message extends UIMessage = UIMessage> {
  kit: ChannelKit
  /** The private channel of a chat: its pieces come there, and its `client-stop` goes there. */
  channel: (chatId: string) => string
  /** The route that starts an answer. Default `/api/chat`. */
  api?: string
  /** The event that brings the pieces. Default `piece`. */
  event?: string
  /** The event that brings messages of others, for `join`. Default `message`. */
  messageEvent?: string
  headers?: Record<string, string> | (() => Record<string, string> | Promise<Record<string, string>>)
  credentials?: RequestCredentials
  fetch?: typeof fetch
  /** Fetches an answer where neither the server's history nor a cache channel tells it. Make it once: it belongs to the store's identity. */
  catchUp?: CatchUp<UIMessageChunk>
  /**
   * Fetches what was said in a chat so far, for `join`: asked once its channel is live, and after each gap, since what others asked
   * before that was not heard. What it throws is told by the kit's `onError`.
   */
  stored?: (chatId: string) => readonly Message[] | Promise<readonly Message[]>
  /** How long a reload looks for an answer that is under way, in ms. Default 1500. */
  patience?: number
}

/** What `join` needs of a chat: the SDK's `Chat` of any framework. */
export interface JoinableChat<Message extends UIMessage> {
  readonly id: string
  messages: Message[]
  readonly status: string
  resumeStream(): Promise<void>
}

/** A transport for the SDK's `useChat` or `Chat`, over channels. */
export interface ChannelChatTransport<Message extends UIMessage> extends ChatTransport<Message> {
  /** Shows what others in the room ask, and the answers to it, in this chat too; gives what ends that. */
  join(chat: JoinableChat<Message>): () => void
}

/** For how long the channel may take to be live before a question is refused, in ms. */
const CHANNEL_PATIENCE = 10_000

/**
 * Answers of the AI SDK over a channel: the POST only starts one, and its pieces come to everybody who is on the channel, so it
 * goes on when the tab is closed, is there again after a reload, and shows in a second tab and to a second person.
 *
 * @example
 * const transport = createChatTransport({ kit, channel: (id) => `private-chat-${id}` })
 * const { messages, sendMessage, stop } = useChat({ id, transport, resume: true })
 */
export function createChatTransport<Message extends UIMessage>({
  kit,
  channel: channelOf,
  api = '/api/chat',
  event = 'piece',
  messageEvent = 'message',
  headers,
  credentials,
  fetch: send = (...args) => fetch(...args),
  catchUp,
  stored,
  patience = 1500,
}: ChannelChatTransportOptions<Message>): ChannelChatTransport<Message> {
  /** Answers that were asked for here. */
  const own = new Set<string>()
  /** How often a chat was resumed: one that is resumed again gives its stream up, and stops nothing. */
  const resumed = new Map<string, number>()

  const answerOf = (name: string, id?: string) =>
    stream<never, never, UIMessageChunk>(kit, name as never, event as never, { id, catchUp } as never)
  const stop = (name: string, id: string) =>
    void channel(kit, name as never).trigger('client-stop' as never, { id } as never)

  return {
    // What a reload is told begins with the first piece.
    resumeStreamIsReplay: true,

    async sendMessages({ chatId, messages, trigger, messageId, abortSignal, headers: more, body }) {
      const name = channelOf(chatId)
      const id = generateId()
      own.add(id)
      const answer = answerOf(name, id)
      const release = answer.retain()
      try {
        const room = channel(kit, name as never)
        const live = await until(
          kit,
          room,
          ({ status, error }) =>
            status === 'live' ? true : status === 'failed' ? (error ?? false) : undefined,
          CHANNEL_PATIENCE,
          abortSignal,
        )
        if (live !== true && !abortSignal?.aborted)
          throw (
            live ||
            new Error(`The channel ${name} is not live: ${room.getSnapshot().error?.message ?? 'no answer'}`)
          )
        const own = typeof headers === 'function' ? await headers() : headers
        const response = await send(api, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...own, ...Object.fromEntries(new Headers(more)) },
          body: JSON.stringify({ ...body, id: chatId, answerId: id, messages, trigger, messageId }),
          ...(credentials && { credentials }),
          ...(abortSignal && { signal: abortSignal }),
        })
        if (!response.ok) throw new Error((await response.text()) || `${api} answered ${response.status}.`)
        return chunksOf<UIMessageChunk>(kit, answer as never, {
          signal: abortSignal,
          onStop: (which) => stop(name, which),
          onEnd: release,
        })
      } catch (error) {
        release()
        throw error
      }
    },

    async reconnectToStream({ chatId, ...options }) {
      const abortSignal = (options as { abortSignal?: AbortSignal }).abortSignal
      const name = channelOf(chatId)
      const turn = (resumed.get(chatId) ?? 0) + 1
      resumed.set(chatId, turn)
      const newest = answerOf(name)
      const release = newest.retain()
      const wanted = ({ state }: { state: string }) => (state === 'waiting' ? undefined : state)
      const state = await until(kit, newest, wanted, patience, abortSignal)
      const { id } = newest.getSnapshot()
      if (state !== 'streaming' || id === null || abortSignal?.aborted) {
        release()
        return null
      }
      return chunksOf<UIMessageChunk>(kit, newest as never, {
        signal: abortSignal,
        onStop: (which) =>
          // Whoever resumes once more gives this one up first, and stops nothing.
          void kit.internals.clock.setTimeout(() => resumed.get(chatId) === turn && stop(name, which), 0),
        onEnd: release,
      })
    },

    join(chat) {
      const name = channelOf(chat.id)
      const room = channel(kit, name as never)
      // What a new answer begins with has come when somebody hears of it: it has to be kept from before.
      const release = answerOf(name).retain()
      const seen = new Set<string>()
      let left = false
      const show = (all: readonly Message[]) => {
        if (!left && all.some(({ id }) => !chat.messages.some((one) => one.id === id)))
          chat.messages = withStored(chat.messages, all)
      }
      const failed = (error: unknown) =>
        kit.guard(() => {
          throw error
        })
      const leaveMessages = room.on(messageEvent as never, (data: unknown) => {
        const message = data as Message | null
        if (typeof message?.id !== 'string' || !Array.isArray(message.parts)) return
        if (!chat.messages.some(({ id }) => id === message.id)) chat.messages = [...chat.messages, message]
      })
      const leavePieces = room.on(event as never, (data: unknown) => {
        const id = String((data as StreamPiece | null)?.id)
        if (seen.has(id) || own.has(id)) return
        seen.add(id)
        if (chat.status === 'ready' || chat.status === 'error') void chat.resumeStream()
      })
      const leaveBeginning =
        stored && onBeginning(room, () => void Promise.resolve(chat.id).then(stored).then(show, failed))
      return () => {
        left = true
        leaveBeginning?.()
        leaveMessages()
        leavePieces()
        release()
      }
    },
  }
}
