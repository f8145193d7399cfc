import { clientChannel } from '../channel-state.ts'
import type { ChannelStatus } from '../channel-status.ts'
import type { Timer } from '../clock.ts'
import type { ChannelKitError } from '../errors.ts'
import { createFold, type Fold, type FoldContext, type FoldStore } from '../fold.ts'
import type { ChannelKit } from '../kit.ts'
import { nameOf } from '../name-check.ts'
import { once } from '../once.ts'
import type { ChannelName, Off } from '../schema-types.ts'
import { type Change, createSharedLog } from './shared-log.ts'
import { readShared } from './shared-message.ts'

export interface SharedSnapshot<T> {
  readonly value: T
  /**
   * Whether `value` is what the others have. False until somebody told, or nobody did for two seconds; false too while
   * the line is lost.
   */
  readonly synced: boolean
  readonly status: ChannelStatus
  readonly error: ChannelKitError | null
}

export interface Shared<T> extends FoldStore<SharedSnapshot<T>> {
  /**
   * Changes the value here at once, and for the others as soon as `synced`. A function is called again on what the others
   * have, if that turns out to be something else; a value that was given before one knew it gives way to it.
   */
  set(next: T | ((value: T) => T)): void
}

/** The client event that it is spoken by: `{ key, value, clock, by, root, seen }`, or `{ key, ask: true }`. */
export const SHARED_EVENT = 'client-shared'

/** Those who know wait up to this long before they answer a newcomer, in ms: one answer is enough. */
const ANSWER_WITHIN = 300
/** How long nobody answers until there is nobody, in ms; sooner where one is alone, but for another tab. */
const SILENCE = 2000
const SILENCE_ALONE = 1000

/**
 * A small value that everyone on a private or presence channel shares, by client events: the last writer wins, and
 * who comes later gets it from someone who is there. When the last one leaves it is gone. Up to some 10,000 bytes of
 * JSON. The channel `null` is off: it shows `initial`, and `set` changes nothing.
 *
 * @example
 * const slide = shared(kit, 'presence-talk', 'slide', 1)
 * slide.set((n) => n + 1)
 */
export function shared<Name extends ChannelName, T>(
  kit: ChannelKit,
  given: Name | Off,
  key: string,
  initial: T,
): Shared<T> {
  const wanted = nameOf(given)
  return once(kit, 'shared', [wanted, key, initial], () => {
    const { name, state, nothing } = clientChannel(kit, wanted)
    let fold: SharedFold<T> | undefined
    const { status, error } = state.getSnapshot()
    const first: SharedSnapshot<T> = { value: initial, synced: false, status: 'idle', error: null }
    const store =
      name === null
        ? nothing({ ...first, status, error })
        : createFold(kit, first, (context) => {
            fold = sharedFold(context, name, key, initial)
            return fold
          })
    return Object.assign(store, { set: (next: Change<T>) => fold?.set(next) })
  })
}

interface SharedFold<T> extends Fold<SharedSnapshot<T>> {
  set(next: Change<T>): void
}

function sharedFold<T>(
  { internals, mark, sent }: FoldContext,
  channel: string,
  key: string,
  initial: T,
): SharedFold<T> {
  const { clock, trigger, bus } = internals
  const room = internals.channels.get(channel)
  const log = createSharedLog(initial, clock.now, bus.guard)
  let state = room.state()
  let answer: Timer
  let silence: Timer
  /** Counts the questions: what came of an older one means nothing any more. */
  let asked = 0

  function say(data: object, merge: string) {
    const result = trigger(channel, SHARED_EVENT, { key, ...data }, { merge: `${merge} ${key}` })
    sent(result)
    return result
  }
  const tell = () => void say(log.said, 'shared')

  function ask() {
    log.doubt()
    const mine = ++asked
    void say({ ask: true }, 'ask').then(({ status }) => {
      if (status === 'sent' && mine === asked && !log.agreed) silence = clock.setTimeout(alone, SILENCE_ALONE)
    })
  }
  function alone() {
    const present = room.present()
    if (present?.members.size === 1) return agree()
    silence = clock.setTimeout(agree, SILENCE - SILENCE_ALONE)
  }
  function agree() {
    if (log.agree() || log.said.clock > 0) tell()
    mark()
  }
  function stop() {
    clock.clearTimeout(answer)
    clock.clearTimeout(silence)
    asked++
  }
  /** Whoever knows for sure answers first; who lost the line and was not told yet only if nobody else does. */
  function answerSoon() {
    if (!log.agreed && log.said.clock === 0) return
    clock.clearTimeout(answer)
    const wait = log.agreed ? 0 : ANSWER_WITHIN
    answer = clock.setTimeout(tell, wait + Math.random() * ANSWER_WITHIN)
  }

  return {
    set(next) {
      if (log.set(next)) tell()
      mark()
    },
    observe: {
      [channel]: {
        events: [SHARED_EVENT],
        apply(raw) {
          const heard = readShared<T>(raw, key)
          if (!heard) return
          if ('ask' in heard) return answerSoon()
          const taken = log.take(heard)
          clock.clearTimeout(silence)
          if (taken.informed) clock.clearTimeout(answer)
          if (taken.tell) tell()
          if (taken.strange) answerSoon()
          mark()
        },
        live: ask,
        changed(next) {
          state = next
          if (next.status !== 'live') {
            log.doubt()
            stop()
          }
          mark()
        },
      },
    },
    snapshot: () => ({
      value: log.value,
      synced: log.agreed && state.status === 'live',
      status: state.status,
      error: state.error,
    }),
    stop,
  }
}
