import { isOff } from '../channel-name.ts'
import type { Timer } from '../clock.ts'
import { deepEqual } from '../equal.ts'
import { createFold, type Fold, type FoldContext } from '../fold.ts'
import type { ChannelKit } from '../kit.ts'
import { offStore } from '../off-store.ts'
import { once } from '../once.ts'
import type { ChannelName, Off } from '../schema-types.ts'
import type { Readable } from '../store.ts'

export interface Shared<T> extends Readable<T> {
  /** Sets the value here at once, and for the others as soon as it gets there. */
  set(next: T | ((value: T) => T)): void
}

/** The client event that it is spoken by: `{ key, value, clock, by }`, or `{ key, ask: true }`. */
export const SHARED_EVENT = 'client-shared'

/** Those who know wait up to this long before they answer a newcomer, in ms: one answer is enough. */
const ANSWER_WITHIN = 300

/**
 * A small value that everyone on a private or presence channel shares, by client events: the last writer wins, and
 * who comes later gets it from someone who is there. When the last one leaves it is gone. Up to 10,240 bytes of
 * JSON;
 * the channel `null` is off, and keeps the value to itself.
 *
 * @example
 * const slide = shared(kit, 'presence-talk', 'slide', 1)
 * slide.set((n) => n + 1)
 */
export function shared<Name extends ChannelName, T>(
  kit: ChannelKit,
  name: Name | Off,
  key: string,
  initial: T,
): Shared<T> {
  return once(kit, 'shared', [name, key, initial], () => {
    let fold: SharedFold<T> | undefined
    const store = isOff(name)
      ? offStore(initial)
      : createFold<T>(kit, initial, (context) => {
          fold = sharedFold(context, name, key, initial)
          return fold
        })
    return Object.assign(store, { set: (next: T | ((value: T) => T)) => fold?.set(next) })
  })
}

interface SharedFold<T> extends Fold<T> {
  set(next: T | ((value: T) => T)): void
}

/** A value with its place in the order of all writes: by Lamport's clock, then by who wrote it. */
interface Written<T> {
  readonly value: T
  readonly clock: number
  readonly by: string
}

function sharedFold<T>(
  { internals, mark, sent }: FoldContext,
  channel: string,
  key: string,
  initial: T,
): SharedFold<T> {
  const { clock, trigger } = internals
  /** Whose writes these are; nobody before the first, so that a render leaves nothing to chance. */
  let writer: string | undefined
  let last: Written<T> = { value: initial, clock: 0, by: '' }
  let answer: Timer

  const say = (data: object, merge?: string) =>
    sent(trigger(channel, SHARED_EVENT, { key, ...data }, merge === undefined ? {} : { merge }))
  const tell = () => say(last, `shared ${key}`)

  function take(data: Partial<Written<T>>) {
    // A number without a next one would be the last word for ever.
    if (typeof data.clock !== 'number' || !Number.isSafeInteger(data.clock)) return
    if (typeof data.by !== 'string') return
    // Somebody else knows the same or more, so nobody needs to be told by us.
    if (!newer(last, data as Written<T>)) clock.clearTimeout(answer)
    if (!newer(data as Written<T>, last)) return
    const same = deepEqual(data.value, last.value)
    last = { value: same ? last.value : (data.value as T), clock: data.clock, by: data.by }
    if (!same) mark()
  }

  return {
    set(next) {
      const value = typeof next === 'function' ? (next as (value: T) => T)(last.value) : next
      writer ??= Math.random().toString(36).slice(2)
      last = { value, clock: last.clock + 1, by: writer }
      mark()
      tell()
    },
    observe: {
      [channel]: {
        events: [SHARED_EVENT],
        apply(raw) {
          const data = (raw ?? {}) as Partial<Written<T>> & { key?: unknown; ask?: unknown }
          if (data.key !== key) return
          if (data.ask !== true) return take(data)
          if (last.clock === 0) return
          clock.clearTimeout(answer)
          answer = clock.setTimeout(tell, Math.random() * ANSWER_WITHIN)
        },
        live() {
          say({ ask: true }, `ask ${key}`)
          // What was set while the line was lost is news to the others.
          if (last.by === writer) tell()
        },
      },
    },
    snapshot: () => last.value,
    stop: () => clock.clearTimeout(answer),
  }
}

const newer = (a: Written<unknown>, b: Written<unknown>) =>
  a.clock > b.clock || (a.clock === b.clock && a.by > b.by)
