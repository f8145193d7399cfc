import { initialFor } from '../collections/initial.ts'
import type { ChannelKit } from '../kit.ts'
import type { ChannelName, Off } from '../schema-types.ts'
import { conversation } from './conversation.ts'
import type { ChangeMessage, Conversation, ConversationOptions, History, SendMessage } from './options.ts'

/** What an application does for a conversation; without `send`, visitors write to each other by client events. */
export interface ConversationFunctions {
  send?: SendMessage
  history?: History
  change?: ChangeMessage
}

export interface BoundOptions extends ConversationOptions, ConversationFunctions {}

/** What one can do with a conversation, with the functions of the application in it. */
export interface ConversationActions {
  /** Shows a message at once and sends it. */
  send(content: Parameters<Conversation['send']>[0]): ReturnType<Conversation['send']>
  /** Sends a failed one again, by its key. */
  retry: Conversation['retry']
  /** Forgets one that was not sent, and gives it. */
  discard: Conversation['discard']
  edit(id: string, text: string): ReturnType<Conversation['edit']>
  remove(id: string): ReturnType<Conversation['remove']>
  /** Fetches the page before the oldest message, or the newest at first; nothing without `history`. */
  loadEarlier(): Promise<void>
}

/** For bindings: the conversation of these options, whose functions may be others with every render. */
export function boundConversation<Name extends ChannelName, Data = unknown>(
  kit: ChannelKit,
  name: Name | Off,
  { send, history: _, change: __, ...options }: BoundOptions = {},
): Conversation<Data> {
  return conversation(kit, name, { peers: send === undefined, ...options })
}

/**
 * For bindings, which make one for each place where a hook is used: the conversation that it follows. It keeps `initial` to the
 * channel that it was given for, and gives it again to a store that ended since: a strict mode mounts twice and renders once.
 */
export function createConversationFollower() {
  const own = initialFor<readonly unknown[]>()
  let initial: readonly unknown[] | undefined
  let last: { readonly store: Conversation; readonly followed: Conversation } | undefined
  return <Name extends ChannelName>(
    kit: ChannelKit,
    name: Name | Off,
    options: BoundOptions | undefined,
  ): Conversation => {
    initial = own(name, options?.initial) as typeof initial
    const store = boundConversation(kit, name, { ...options, initial })
    if (last?.store !== store) {
      const subscribe = (listener: () => void) => {
        store.seed(initial)
        return store.subscribe(listener)
      }
      last = { store, followed: { ...store, subscribe } }
    }
    return last.followed
  }
}

/** @param now gives the conversation and the functions as they are when something is done */
export const conversationActions = (
  now: () => { store: Conversation; functions: ConversationFunctions | undefined },
): ConversationActions => ({
  send(content) {
    const { store, functions } = now()
    return store.send(content, functions?.send)
  },
  retry: (key) => now().store.retry(key),
  discard: (key) => now().store.discard(key),
  edit(id, text) {
    const { store, functions } = now()
    return store.edit(id, text, functions?.change)
  },
  remove(id) {
    const { store, functions } = now()
    return store.remove(id, functions?.change)
  },
  async loadEarlier() {
    const { store, functions } = now()
    if (functions?.history) await store.loadEarlier(functions.history)
  },
})
