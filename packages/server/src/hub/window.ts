import type { Connection } from './connection.ts'
import { type Message, withPayload, withSafe } from './message.ts'
import type { HubClock } from './options.ts'
import { type Traffic, utf8Length } from './traffic.ts'

/** What all windows of an app share. */
export interface Windows {
  readonly clock: HubClock
  readonly traffic: Traffic
  /** How many keys one window knows. */
  readonly keys: number
  /** How much may wait in all of them, in characters; read each time, since it may change. */
  readonly most: number
  /** How much does. */
  waiting: number
}

/** Events of one name on one channel, for all clients that want them as often. */
export interface Window {
  readonly size: number
  join(socket: Connection): void
  /** What waits for it is sent first. */
  leave(socket: Connection, gone: boolean): void
  take(message: Message, except: Connection | string | undefined): void
  /** Sends all that waits, in the order in which it came; what comes next is sent at once. */
  flush(): void
}

interface Entry {
  readonly key: string
  /** The newest that was not sent. */
  waiting: Message | undefined
  /** Its payload, where it was put together of several. */
  merged: Record<string, unknown> | undefined
  /** The number of the oldest that what waits has something of. */
  from: number | undefined
  /** What it counts as. */
  size: number
  /** Which of all events it was: who came later had it, or is not owed it. */
  order: number
}

/** Keys are due at so many times within a period, each always at the same: thousands that are due at once would be a jam. */
const STEPS = 8
/** Shorter steps cost more than they spread, in ms. */
const LEAST_STEP = 10

export interface WindowOptions {
  readonly by: string | null
  readonly rate: number
  readonly merge: boolean
  readonly shared: Windows
}

/**
 * Sends of each key the newest, so many times a second at most: what comes after a pause goes at once, what comes while it is not
 * due waits, and a newer one takes its place. Nothing waits longer than a period. What finds no room is sent at once.
 */
export function createWindow({ by, rate, merge, shared }: WindowOptions): Window {
  const { clock, traffic } = shared
  const period = 1000 / rate
  const steps = Math.max(1, Math.min(STEPS, Math.floor(period / LEAST_STEP)))
  const step = period / steps
  /** With what had come before each of them. */
  const members = new Map<Connection, number>()
  const entries = new Map<string, Entry>()
  /** Those for which something waits, the one with the oldest first. */
  const waiting = new Set<Entry>()
  /** What is due when, in steps. */
  const slots = new Map<number, Entry[]>()
  let order = 0
  /** The number of the newest event that came. */
  let newest: number | undefined
  let timer: unknown
  let timedFor = Number.POSITIVE_INFINITY

  function send(
    message: Message,
    of: number,
    {
      only,
      except,
      upto = allSent(),
    }: { only?: Connection; except?: Connection | string; upto?: number } = {},
  ) {
    const text = withSafe(message, upto)
    let count = 0
    for (const [socket, since] of only ? [[only, members.get(only)!] as const] : members) {
      if (since >= of || socket === except || socket.socketId === except) continue
      socket.deliver(text)
      count++
    }
    traffic.messagesOut += count
    if (count > 0) traffic.bytesOut += count * utf8Length(text)
  }

  /** Up to which number all was sent. */
  function allSent(): number | undefined {
    const [first] = waiting
    return first?.from === undefined ? newest : first.from - 1
  }

  const whole = ({ waiting: message, merged }: Entry): Message =>
    merged ? withPayload(message!, merged) : message!

  function clear(entry: Entry) {
    waiting.delete(entry)
    shared.waiting -= entry.size
    entry.waiting = entry.merged = undefined
    entry.size = 0
  }

  function sendWaiting(entry: Entry) {
    // A client that breaks while it is sent something leaves, and perhaps nobody is left.
    if (!entry.waiting) return
    const message = whole(entry)
    clear(entry)
    send(message, entry.order)
  }

  function plan(entry: Entry, slot: number) {
    const due = slots.get(slot)
    if (due) due.push(entry)
    else slots.set(slot, [entry])
  }

  function time() {
    const next = Math.min(...slots.keys())
    if (next === timedFor) return
    clock.clearTimeout(timer)
    timedFor = next
    if (next === Number.POSITIVE_INFINITY) return
    timer = clock.setTimeout(due, Math.max(0, next * step - clock.monotonic()))
  }

  function due() {
    timedFor = Number.POSITIVE_INFINITY
    // A timer may end a hair before what it was set for.
    const now = Math.floor(clock.monotonic() / step + 0.001)
    const late = [...slots.keys()].filter((slot) => slot <= now).sort((a, b) => a - b)
    for (const slot of late) {
      const list = slots.get(slot)!
      slots.delete(slot)
      for (const entry of list) {
        // Of what was quiet for a period the next goes at once.
        if (!entry.waiting) entries.delete(entry.key)
        else {
          sendWaiting(entry)
          plan(entry, Math.max(slot + steps, now + 1))
        }
      }
    }
    time()
  }

  function keyOf({ fields }: Message): string | undefined {
    if (merge && !fields) return undefined
    if (by === null) return ''
    const key = fields?.[by]
    return typeof key === 'string' || typeof key === 'number' ? String(key) : undefined
  }

  /** Whether it waits now. */
  function hold(entry: Entry, message: Message): boolean {
    const parts = merge && entry.waiting ? entry.size : 0
    const size = parts + message.text.length
    if (shared.waiting - entry.size + size > shared.most) return false
    const before = entry.merged ?? entry.waiting?.fields
    if (entry.waiting) traffic.conflated += members.size
    if (merge && before) entry.merged = { ...before, ...message.fields }
    else {
      entry.from = message.serial
      waiting.delete(entry)
      waiting.add(entry)
    }
    shared.waiting += size - entry.size
    entry.size = size
    entry.waiting = message
    entry.order = order
    return true
  }

  function has(except: Connection | string | undefined): boolean {
    if (typeof except !== 'string') return except !== undefined && members.has(except)
    for (const { socketId } of members.keys()) if (socketId === except) return true
    return false
  }

  const window: Window = {
    get size() {
      return members.size
    },
    join: (socket) => void members.set(socket, order),
    leave(socket, gone) {
      const owed = gone ? [] : [...waiting].filter(({ order }) => members.get(socket)! < order)
      for (const [n, entry] of owed.entries()) {
        // As far as this one is concerned it waits no more, and only what is sent to it after it does.
        const next = owed[n + 1]?.from
        send(whole(entry), entry.order, { only: socket, upto: next === undefined ? newest : next - 1 })
      }
      members.delete(socket)
      if (members.size > 0) return
      for (const entry of [...waiting]) clear(entry)
      forget()
    },
    take(message, except) {
      order++
      const key = keyOf(message)
      // Who sent it is owed what came before; and what has no key, or several, is after all of them.
      if (key === undefined || has(except)) {
        window.flush()
        newest = message.serial ?? newest
        return send(message, order, { except })
      }
      const entry = entries.get(key)
      if (entry && hold(entry, message)) {
        newest = message.serial ?? newest
        return
      }
      if (entry?.waiting) {
        if (merge) sendWaiting(entry)
        else clear(entry)
      }
      // What was sent just now did not say that this one was, too.
      newest = message.serial ?? newest
      if (!entry && entries.size < shared.keys) {
        const entry: Entry = { key, waiting: undefined, merged: undefined, from: undefined, size: 0, order }
        entries.set(key, entry)
        plan(entry, Math.floor(clock.monotonic() / step) + steps)
        time()
      }
      send(message, order)
    },
    flush() {
      if (entries.size === 0) return
      for (const entry of [...waiting]) sendWaiting(entry)
      forget()
    },
  }

  function forget() {
    entries.clear()
    slots.clear()
    time()
  }
  return window
}
