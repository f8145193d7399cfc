import type { Need, Term } from '../terms.ts'
import type { PusherLike } from './pusher-types.ts'
import type { Wanted } from './pusher-wanted.ts'

/** How a server of ours is told how often events are wanted, and how it says what comes. */
export const CONFLATE_EVENT = 'channelkit:conflate'

/** What a server says that it holds a channel to. */
export type ToldTerm = Term & { readonly event: string }

export interface PusherConflationOptions {
  readonly wanted: ReadonlyMap<string, Wanted>
  pusher(): PusherLike
  /** Whether the connection is ours alone, and messages come to us first: others want all events, each in a message of its own. */
  own(): boolean
  tell(channel: string, terms: readonly ToldTerm[]): void
}

const isTold = (value: unknown): value is ToldTerm => {
  const { event, rate } = (value ?? {}) as Record<string, unknown>
  return typeof event === 'string' && typeof rate === 'number'
}

/**
 * Asks the server to send events less often, where it can. Any server answers a ping; that of one that can says so, and
 * all others are asked for nothing more.
 */
export function createPusherConflation({ wanted, pusher, own, tell }: PusherConflationOptions) {
  let can: 'unknown' | 'asked' | 'yes' = 'unknown'
  /** Channels whose terms changed in this turn. */
  const changed = new Set<string>()

  const onMessage = ({ event, data }: { event: string; data?: unknown }) => {
    if (event !== 'pusher:pong' || (data as { conflates?: unknown } | null)?.conflates !== true) return
    stopListening()
    can = 'yes'
    for (const [name, { terms }] of wanted) if (terms.size > 0) say(name)
  }
  const stopListening = () => pusher().connection.unbind('message', onMessage)

  function say(name: string) {
    const want = wanted.get(name)
    if (!want?.channel?.subscribed || want.encrypted || !own()) return
    if (can === 'yes') {
      const terms = [...want.terms].map(([event, term]) => ({ event, ...term }))
      pusher().send_event(CONFLATE_EVENT, { channel: name, terms, coalesce: true })
    } else if (can === 'unknown' && want.terms.size > 0) {
      can = 'asked'
      pusher().connection.bind('message', onMessage)
      pusher().send_event('pusher:ping', { conflates: true })
    }
  }

  return {
    want(name: string, event: string, need: Need | null) {
      // Who wants only the newest, however often, wants all that a server sends.
      const term = need && 'by' in need && Number.isFinite(need.rate) ? need : null
      const terms = wanted.get(name)?.terms
      if (!terms || (!term && !terms.has(event))) return
      if (term) terms.set(event, term)
      else terms.delete(event)
      if (changed.size === 0)
        void Promise.resolve().then(() => {
          const names = [...changed]
          changed.clear()
          for (const one of names) say(one)
        })
      changed.add(name)
    },
    /** A channel is live, and the server knows of no terms there. */
    live(name: string) {
      if (wanted.get(name)?.terms.size) say(name)
    },
    /** Another server may answer next. */
    lost() {
      if (can === 'asked') stopListening()
      can = 'unknown'
    },
    answered(name: string | undefined, data: unknown) {
      const { terms } = (data ?? {}) as { terms?: unknown }
      if (name !== undefined && Array.isArray(terms)) tell(name, terms.filter(isTold))
    },
  }
}
