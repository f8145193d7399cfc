import type { Connection } from './connection.ts'
import { messageOf } from './message.ts'
import type { Term } from './terms.ts'
import { createWindow, type Window, type Windows } from './window.ts'

/** Who of a channel's clients gets events less often, and which. */
export interface Conflation {
  /** From now on a client has these terms and no others. */
  set(socket: Connection, terms: readonly Term[]): void
  /** A client is not on the channel any more. */
  leave(socket: Connection): void
  /**
   * Takes a frame for all of them; returns those who get it in this way, now or later.
   *
   * @param except who does not get it
   */
  take(text: string, except?: Connection | string): ReadonlyMap<Connection, unknown> | undefined
}

/** Windows of one event: by what they are for, and by who is at them. */
interface OfEvent {
  readonly windows: Map<string, Window>
  readonly of: Map<Connection, string>
}

/** What tells of the channel itself, and nothing that an application's events have an order with. */
const COUNT = '{"event":"pusher_internal:subscription_count"'

/** Clients with equal terms share a window, so what waits is there once however many they are. */
export function createConflation(shared: Windows): Conflation {
  const events = new Map<string, OfEvent>()

  function ofEvent(event: string): OfEvent {
    const known = events.get(event)
    if (known) return known
    const made: OfEvent = { windows: new Map(), of: new Map() }
    events.set(event, made)
    return made
  }

  function leave(event: string, socket: Connection, gone: boolean) {
    const { windows, of } = events.get(event)!
    const name = of.get(socket)
    if (name === undefined) return
    const window = windows.get(name)!
    of.delete(socket)
    window.leave(socket, gone)
    if (window.size === 0) windows.delete(name)
    if (windows.size === 0) events.delete(event)
  }

  return {
    set(socket, terms) {
      const wanted = new Map(terms.map((term) => [term.event, nameOf(term)]))
      for (const [event, { of }] of [...events])
        if (of.has(socket) && of.get(socket) !== wanted.get(event)) leave(event, socket, false)
      for (const term of terms) {
        const { windows, of } = ofEvent(term.event)
        const name = nameOf(term)
        if (of.has(socket)) continue
        const window = windows.get(name) ?? createWindow({ ...term, shared })
        windows.set(name, window)
        window.join(socket)
        of.set(socket, name)
      }
    },
    leave(socket) {
      for (const event of [...events.keys()]) leave(event, socket, true)
    },
    take(text, except) {
      if (events.size === 0 || text.startsWith(COUNT)) return undefined
      const message = messageOf(text)
      // What is waited for came before this one.
      for (const [event, { windows }] of events)
        if (event !== message.event) for (const window of windows.values()) window.flush()
      const mine = events.get(message.event)
      for (const window of mine?.windows.values() ?? []) window.take(message, except)
      return mine?.of
    },
  }
}

const nameOf = ({ by, rate, merge }: Term) => JSON.stringify([by, rate, merge])
