import type { Backfill } from '../backfill.ts'
import type { ChannelStatus } from '../channel-status.ts'
import { type Collection, createCollection, type Details } from '../collections/collection.ts'
import type { Initial } from '../collections/initial.ts'
import type { ChannelKitError } from '../errors.ts'
import type { FoldStore } from '../fold.ts'
import type { ChannelKit } from '../kit.ts'
import type { MemberId } from '../member.ts'
import { nameOf, wrongName } from '../name-check.ts'
import { failedStore } from '../off-store.ts'
import { once } from '../once.ts'
import type { ChannelName, Off } from '../schema-types.ts'
import {
  collectReactions,
  type Reaction,
  type ReactionsFold,
  type ReactionsState,
  type StoredReactions,
} from './reactions-fold.ts'
import { type Counts, REACTION_EVENT } from './reactions-message.ts'

export type { Reaction, StoredReactions } from './reactions-fold.ts'

export interface ReactionsSnapshot {
  /** How often each emoji by all; one that nobody pressed is not in it. */
  readonly counts: Counts
  /** How often each emoji by oneself. */
  readonly mine: Counts
  readonly status: ChannelStatus
  /** Why the channel failed or is not live yet, or that nobody can react on one of its kind. */
  readonly error: ChannelKitError | null
}

export interface ReactionsOptions {
  /** With which one may react; all others are ignored. Default six. */
  emoji?: readonly string[]
  /** Each person has each emoji once, and takes it back by pressing it again. Otherwise each press counts. */
  toggle?: boolean
  /** What they are about, where a channel has several things to react to: a message's id, say. */
  about?: string
  /** Who oneself is; on private channels the server names nobody, and without it each tab is somebody of its own. */
  me?: { id?: MemberId }
  /** The event by which your server tells the counts: `{ counts: { '👍': 12 } }`. Default `reactions`. */
  event?: string
  /** What your server has stored, or a function that fetches it. */
  initial?: Initial<StoredReactions>
  /** Fetches it, at first and after each gap. */
  backfill?: Backfill<StoredReactions>
}

export interface Reactions extends FoldStore<ReactionsSnapshot> {
  /** Reacts: counts here at once, and is told to the others four times a second at most, however often it is called. */
  react(emoji: string): void
  /** Calls `handler` for each reaction as it happens, and never for those that were there before. */
  on(handler: (reaction: Reaction) => void): () => void
  /** For bindings, which call it with every render. */
  seed(initial: Initial<StoredReactions> | undefined): void
}

/** Those that a component offers unless it is told others. */
export const REACTIONS: readonly string[] = ['👍', '❤️', '😂', '🎉', '😮', '🙏']

const EMPTY: ReactionsState = { counts: {}, mine: {} }
/** The same snapshot for the same details: what it begins with may be given later than the store is made. */
const shown = new WeakMap<Details<ReactionsState>, ReactionsSnapshot>()
function shownOf(details: Details<ReactionsState>): ReactionsSnapshot {
  const { data, status, error } = details
  const known = shown.get(details) ?? { ...data, status, error }
  shown.set(details, known)
  return known
}

/**
 * With what people react on a private or presence channel, counted over all of them, by client events. Who comes later hears
 * the counts from your server, where it stores them, and from the others otherwise. The channel `null` is off.
 *
 * @example
 * const room = reactions(kit, 'presence-talk')
 * room.on(({ emoji, count }) => confetti(emoji, count))
 * room.react('🎉')
 */
export function reactions<Name extends ChannelName>(
  kit: ChannelKit,
  given: Name | Off,
  { initial, ...options }: ReactionsOptions = {},
): Reactions {
  const name = nameOf(given)
  const asks = initial === undefined && options.backfill === undefined
  const store = once(kit, 'reactions', [name, options, asks], () => create(kit, name, options, asks))
  store.seed(initial)
  return store
}

function create(
  kit: ChannelKit,
  name: string | null,
  options: Omit<ReactionsOptions, 'initial'>,
  asks: boolean,
): Reactions {
  const { event = 'reactions', emoji = REACTIONS, toggle = false, about, me, backfill } = options
  const handlers = new Set<(reaction: Reaction) => void>()
  const tell = (reaction: Reaction) => {
    for (const handler of [...handlers]) kit.guard(() => handler(reaction))
  }
  const on: Reactions['on'] = (handler) => {
    const own = (reaction: Reaction) => handler(reaction)
    handlers.add(own)
    return () => void handlers.delete(own)
  }
  const wrong = name === null ? null : wrongName(name, 'client-events')
  if (wrong) {
    const failed = { ...EMPTY, status: 'failed', error: wrong } as const
    return { ...failedStore<ReactionsSnapshot>(kit, name!, failed, wrong), on, seed() {}, react() {} }
  }
  let running: ReactionsFold | undefined
  const collection: Collection<ReactionsState, StoredReactions> = createCollection<
    ReactionsState,
    StoredReactions,
    StoredReactions
  >(kit, {
    channels: name === null ? [] : [name],
    events: [REACTION_EVENT, event],
    backfill,
    collect(context) {
      const settings = { channel: name ?? '', emoji, toggle, about, me, asks, tell }
      running = collectReactions(context, settings)
      return running
    },
  })
  const { details } = collection
  return {
    getSnapshot: () => shownOf(details.getSnapshot()),
    getInitialSnapshot: () => shownOf(details.getInitialSnapshot()),
    subscribe: details.subscribe,
    retain: details.retain,
    end: details.end,
    on,
    seed: collection.seed,
    react: (one) => running?.react(one),
  }
}
