import type { Timer } from './clock.ts'
import { deepEqual } from './equal.ts'
import { fieldOf, isFields } from './fields.ts'
import { holds } from './holds.ts'
import type { CreateOverlay, Layer, OpenWrite, Write } from './write-book.ts'

/** For how long what was answered waits for its event, in ms, before it is taken for one that never comes. */
const ECHO_WAIT = 10_000

/** How many events are remembered that came while a write was under way. */
const MOST_SINCE = 100

interface Entry extends Layer {
  /** Its key was not there when it was written. */
  isNew: boolean
  /** Events that came since it was written, and since it was answered. */
  since: unknown[]
  after: unknown[]
  /** Its event may have been missed. */
  lost: boolean
  /** What is being fetched knows it. */
  known: boolean
  timer: Timer
}

const NONE: readonly Write[] = []

export const createOverlay: CreateOverlay = ({ writes: book, clock }, options) => {
  const { channels, events, mark, keyOf } = options
  let entries: Entry[] = []
  let views: readonly Write[] | null = NONE

  const sameKey = (a: unknown, b: unknown) => {
    const key = keyOf(a)
    return key !== undefined && key !== null && String(key) === String(keyOf(b))
  }
  /** Whether the event says all that the other says. */
  const says = (event: unknown, other: unknown): boolean => {
    if (Array.isArray(event) && !Array.isArray(other)) return event.some((one) => says(one, other))
    if (isFields(event) !== isFields(other)) return sameKey(event, other)
    if (!isFields(event) || !isFields(other)) return String(event) === String(other)
    return Object.entries(other).every(([key, value]) => value === undefined || deepEqual(event[key], value))
  }
  const hasId = ({ write: { clientId, meta } }: Entry, payload: unknown) =>
    clientId !== undefined &&
    [payload].flat().some((one) => fieldOf(one, clientId) === fieldOf(meta.data, clientId))
  /** Whether the event is the entry's own. */
  const isOwn = (entry: Entry, payload: unknown): boolean => {
    const { write, data } = entry
    if (hasId(entry, payload)) return true
    if (write.state !== 'answered') return write.clientId === undefined && says(payload, data)
    // The event may say less than the answer, or more.
    return [payload]
      .flat()
      .some((one) => says(one, data) || says(data, one) || (entry.isNew && sameKey(one, data)))
  }

  function remove(entry: Entry) {
    clock.clearTimeout(entry.timer)
    entries = entries.filter((other) => other !== entry)
    changed()
  }
  function changed() {
    views = null
    mark()
  }
  function settle(entry: Entry) {
    remove(entry)
    options.settle(entry)
  }
  function expire(entry: Entry) {
    // What others made of it since is newer.
    if (entry.after.some((payload) => sameKey(payload, entry.data))) remove(entry)
    else settle(entry)
  }
  function answered(entry: Entry) {
    const { write } = entry
    const { answer, meta } = write
    const readable = keyOf(meta.data) == null || keyOf(answer) != null
    if (answer !== undefined && readable) entry.data = answer
    changed()
    if (entry.since.some((payload) => isOwn(entry, payload))) return remove(entry)
    const fetching = options.isFetching(meta.channel)
    const alone = entry.lost || !write.echo
    const renewed = alone && (fetching || entry.lost) && options.renew(meta.channel)
    if (!fetching && !renewed && (alone || options.isVersioned?.(entry.data))) return settle(entry)
    entry.timer = clock.setTimeout(() => expire(entry), ECHO_WAIT)
  }
  function add(write: OpenWrite) {
    const { data } = write.meta
    const isNew = !options.has?.(keyOf(data))
    entries = [
      ...entries,
      { write, data, isNew, since: [], after: [], lost: false, known: false, timer: undefined },
    ]
    changed()
  }
  function observe(write: OpenWrite) {
    if (!channels.includes(write.meta.channel) || !events.includes(write.meta.event)) return
    const entry = entries.find((one) => one.write === write)
    if (write.state === 'gone') return entry && remove(entry)
    if (write.state === 'answered') return entry && answered(entry)
    if (entry || write.heard) return changed()
    add(write)
  }
  book.observers.add(observe)
  for (const write of book.open) observe(write)

  return {
    shown: () => entries.filter(({ write }) => write.state !== 'failed' || write.keep),
    views() {
      views ??= entries
        .filter(({ write: { state, heard } }) => state !== 'answered' && !heard)
        .map(({ write }) => write.view)
      return views
    },
    confirm(payload, { channel, event }) {
      const ours = entries.filter(({ write: { meta } }) => meta.channel === channel && meta.event === event)
      const own = ours.find((entry) => isOwn(entry, payload))
      if (own) {
        own.write.heard = true
        remove(own)
        // Its answer was lost on the way: it was stored all the same.
        if (own.write.state === 'failed') own.write.view.discard()
        return own
      }
      for (const entry of ours) {
        entry.since = [...entry.since, payload].slice(-MOST_SINCE)
        if (entry.write.state === 'answered') entry.after = [...entry.after, payload].slice(-MOST_SINCE)
      }
      return undefined
    },
    asked(channel) {
      for (const entry of entries)
        if (entry.write.meta.channel === channel && entry.write.state === 'answered') entry.known = true
    },
    fetched(channel, answer) {
      for (const entry of entries) {
        const { meta, clientId } = entry.write
        if (meta.channel !== channel) continue
        if (entry.known) remove(entry)
        else if (clientId !== undefined && holds(answer, clientId, fieldOf(meta.data, clientId))) {
          entry.write.heard = true
          remove(entry)
        }
      }
    },
    missed(channel) {
      for (const entry of entries) {
        if (entry.write.meta.channel !== channel) continue
        entry.lost = true
        if (entry.write.state === 'answered' && !options.isFetching(channel)) settle(entry)
      }
    },
    stop() {
      book.observers.delete(observe)
      for (const entry of entries) clock.clearTimeout(entry.timer)
      entries = []
    },
  }
}
