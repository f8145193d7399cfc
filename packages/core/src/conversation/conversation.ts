import { ChannelKitError } from '../errors.ts'
import { createFold, type FoldStore } from '../fold.ts'
import type { ChannelKit } from '../kit.ts'
import { failed, unlessEnded } from '../life.ts'
import { nameOf, wrongName } from '../name-check.ts'
import { failedStore, offStore } from '../off-store.ts'
import { once } from '../once.ts'
import type { ChannelName, Off } from '../schema-types.ts'
import { conversationFold, type Running, shownBefore } from './fold.ts'
import type {
  Conversation,
  ConversationOptions,
  ConversationSnapshot,
  SendResult,
  Settings,
} from './options.ts'

const EMPTY: ConversationSnapshot = {
  messages: [],
  earlier: 'unknown',
  earlierError: null,
  me: null,
  status: 'idle',
  error: null,
}

/**
 * What people write to each other on one channel: messages, each once, with what this page sends, edits and takes back, and with
 * what was said before. Your server stores messages and publishes them (`send`), or visitors send them to each other
 * (`peers`). The channel `null` is off.
 *
 * @throws ChannelKitError `invalid-options`
 * @example
 * const room = conversation(kit, 'private-room-7', { me: { id: '7', name: 'Ann' } })
 * room.subscribe(() => render(room.getSnapshot().messages))
 * void room.send('Hello', (message) => fetch('/messages', { method: 'POST', body: JSON.stringify(message) }))
 */
export function conversation<Name extends ChannelName, Data = unknown>(
  kit: ChannelKit,
  given: Name | Off,
  { initial, ...options }: ConversationOptions = {},
): Conversation<Data> {
  const name = nameOf(given)
  const { event = 'message', pieces = 'piece', limit = 2000, peers = false } = options
  if (!(Number.isInteger(limit) && limit > 0))
    throw new ChannelKitError(
      'invalid-options',
      `conversation: limit must be a whole number above 0, not ${limit}.`,
    )
  const { edited = `${event}-edited`, deleted = `${event}-deleted` } = options
  const store = once(kit, 'conversation', [name, options], () =>
    create(kit, name, { ...options, event, edited, deleted, pieces, limit, peers }),
  )
  store.seed(initial)
  return store as unknown as Conversation<Data>
}

function create(kit: ChannelKit, name: string | null, settings: Settings): Conversation {
  const { internals } = kit
  let running: Running | undefined
  let initial: readonly unknown[] | undefined
  let shown = EMPTY
  const wrong = name === null ? null : wrongName(name, settings.peers ? 'client-events' : undefined)
  const store: FoldStore<ConversationSnapshot> = wrong
    ? failedStore(kit, name!, { ...EMPTY, status: 'failed', error: wrong }, wrong)
    : name === null
      ? offStore(EMPTY)
      : createFold(kit, EMPTY, (context) => {
          const fold = conversationFold(context, name, settings, {
            initial,
            hold: () => store.retain(),
            socketId: () => kit.socketId,
            stopped() {
              running = initial = undefined
              shown = EMPTY
            },
          })
          running = fold
          return fold
        })
  const { getSnapshot } = store
  const unused = unlessEnded<ConversationSnapshot>(internals.life, failed)
  const refused = (): Promise<SendResult> =>
    Promise.resolve({
      status: 'failed',
      error:
        internals.life.error ??
        wrong ??
        new ChannelKitError(
          'invalid-channel',
          `Nobody listens to this conversation, so nothing can be sent to ${name}.`,
          {
            remedy: 'Subscribe to the store, or use it in a component that is in the page.',
          },
        ),
    })
  return Object.assign(store, {
    getSnapshot() {
      const now = getSnapshot()
      return now === EMPTY && name !== null && !wrong ? unused(shown) : now
    },
    getInitialSnapshot: () => shown,
    seed(given: readonly unknown[] | undefined) {
      if (running || initial || !given || name === null || wrong) return
      initial = given
      shown = { ...EMPTY, messages: shownBefore(settings, given) }
    },
    send: (content, send) => running?.send(content, send) ?? refused(),
    retry: (key) => running?.retry(key) ?? refused(),
    discard: (key) => running?.discard(key),
    edit: (id, text, change) => running?.change(id, text, change) ?? refused(),
    remove: (id, change) => running?.change(id, null, change) ?? refused(),
    loadEarlier: (history) => running?.loadEarlier(history) ?? Promise.resolve(),
    restore: (unsent, send) => running?.restore(unsent, send),
  } satisfies Omit<Conversation, keyof FoldStore<unknown> | 'getSnapshot'> & Partial<Conversation>)
}
