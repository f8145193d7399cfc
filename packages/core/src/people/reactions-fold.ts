import type { Timer } from '../clock.ts'
import type { CollectContext, Collector } from '../collections/collection.ts'
import { deepEqual } from '../equal.ts'
import { fieldsOf } from '../fields.ts'
import type { MemberId } from '../member.ts'
import type { EventMeta } from '../routes.ts'
import { type Counts, REACTION_EVENT, readCounts, readReaction } from './reactions-message.ts'
import { createTally } from './reactions-tally.ts'

/** What your server has stored of them. */
export interface StoredReactions {
  readonly counts: Counts
  /** What of it is one's own. */
  readonly mine?: Counts
}

/** Somebody reacted just now. */
export interface Reaction {
  readonly emoji: string
  /** How often at once. */
  readonly count: number
  /** It was oneself. */
  readonly mine: boolean
}

export interface ReactionsState {
  readonly counts: Counts
  readonly mine: Counts
}

export interface ReactionsFold extends Collector<ReactionsState, StoredReactions, StoredReactions> {
  react(emoji: string): void
}

interface Settings {
  readonly channel: string
  readonly emoji: readonly string[]
  readonly toggle: boolean
  readonly about: string | undefined
  readonly me: { readonly id?: MemberId } | undefined
  /** Newcomers ask the others, since no server knows. */
  readonly asks: boolean
  tell(reaction: Reaction): void
}

/** Between two messages, in ms: of the ten a second that a connection may send, some are left for others. */
const PACE = 250
/** Those who know wait up to this long before they answer a newcomer, in ms: one answer is enough. */
const ANSWER_WITHIN = 500
/** Within this long they ask again after a lost line, in ms. */
const ASK_WITHIN = 2000
/** How often one person may react with one emoji. */
const MOST = 100_000

export function collectReactions(
  { internals, mark, sent }: CollectContext,
  { channel, emoji, toggle, about, me, asks, tell }: Settings,
): ReactionsFold {
  const { clock, trigger } = internals
  const room = () => internals.channels.get(channel)
  const bounds = { emoji, most: toggle ? 1 : MOST }
  /** Nobody before the first reaction, so that a render leaves nothing to chance. */
  let tab = ''
  const ownTab = () => (tab ||= `t${Math.random().toString(36).slice(2, 11)}`)
  /** Where the server says who somebody is, that counts more than what they say. */
  const told = () => room().present()?.me ?? null
  const person = () => told() ?? (me?.id == null ? ownTab() : String(me.id))
  // Where each press counts, two tabs of one person count for themselves.
  const nameFor = (userId: string | null, by: string) =>
    userId === null ? by : toggle ? userId : `${userId} ${by}`
  const by = () => (toggle ? person() : ownTab())
  const tally = createTally({ emoji, toggle, me: () => nameFor(told(), by()) })

  /** What the others were told last. */
  let said: Counts = {}
  let pause: Timer
  let resting = true
  let pending = false
  let answer: Timer
  let question: Timer
  let wasLive = false
  let state: ReactionsState | undefined

  const send = (data: object, kind: string) => {
    const result = trigger(channel, REACTION_EVENT, { about, ...data }, { merge: `${kind} ${about ?? ''}` })
    sent(result)
    return result
  }
  function say() {
    const { version, counts } = tally.mine
    void send({ by: by(), version, counts, was: said }, 'reactions').then(({ status }) => {
      if (status === 'sent') said = counts
    })
  }
  function step() {
    resting = !pending
    if (!pending) return
    pending = false
    say()
    pause = clock.setTimeout(step, PACE)
  }
  function answerSoon() {
    if (Object.keys(tally.counts()).length === 0) return
    clock.clearTimeout(answer)
    answer = clock.setTimeout(
      () => void send(tally.summary(), 'all reactions'),
      Math.random() * ANSWER_WITHIN,
    )
  }
  function heard(raw: unknown, { userId }: EventMeta) {
    const message = readReaction(raw, about, bounds)
    if (!message) return
    if ('ask' in message) return answerSoon()
    if ('all' in message) {
      clock.clearTimeout(question)
      tally.learn(message.all, message.rest)
      if (tally.isIn(message.all)) clock.clearTimeout(answer)
    } else {
      const before = tally.mine
      const news = tally.hear(message, nameFor(userId ?? null, message.by))
      const mine = tally.mine !== before
      if (mine) said = message.counts
      for (const one in news) tell({ emoji: one, count: news[one]!, mine })
    }
    mark()
  }
  const take = ({ counts, mine }: StoredReactions) => {
    // A server that does not say what of it is one's own knows what it was told.
    const own = mine && tally.mine.version === 0 ? readCounts(mine, bounds, bounds.most) : said
    tally.set(readCounts(counts, bounds), own)
    said = own
    mark()
  }

  return {
    react(one) {
      if (!tally.press(one)) return
      mark()
      if ((tally.mine.counts[one] ?? 0) > 0) tell({ emoji: one, count: 1, mine: true })
      pending = true
      if (resting && wasLive) step()
    },
    apply(data, meta) {
      if (meta.event === REACTION_EVENT) return heard(data, meta)
      const told = fieldsOf(data)
      if (told.about === about) take({ counts: (told.counts ?? {}) as Counts })
    },
    seed: take,
    fill: take,
    missed: () => tally.doubt(),
    live() {
      // After a lost line all come back at once: who hears what another was told need not ask.
      const wait = wasLive ? Math.random() * ASK_WITHIN : 0
      const ask = () => void send({ ask: true }, 'ask reactions')
      clock.clearTimeout(question)
      if (asks) question = clock.setTimeout(ask, wait)
      // What was said into a line that was dead already is said again: who heard it counts it once.
      if (wasLive)
        pending = [said, tally.mine.counts].some((counts) => Object.keys(nonzero(counts)).length > 0)
      wasLive = true
      clock.clearTimeout(pause)
      step()
    },
    snapshot() {
      const next = { counts: tally.counts(), mine: nonzero(tally.mine.counts) }
      if (!state || !deepEqual(state, next)) state = next
      return state
    },
    stop() {
      clock.clearTimeout(pause)
      clock.clearTimeout(answer)
      clock.clearTimeout(question)
      if (pending && wasLive) say()
    },
  }
}

const nonzero = (counts: Counts): Counts =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0))
