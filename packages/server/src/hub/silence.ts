import type { Connection } from './connection.ts'
import { Deadlines } from './deadlines.ts'
import { frame } from './frame.ts'
import type { HubClock, Limits } from './options.ts'

/** What is known of when a client was heard, by the monotonic clock in ms. */
export interface Listening {
  heard: number
  /** When it was asked whether it is there, if it was since it was last looked at. */
  asked: number | undefined
  /** When it will be looked at. */
  looked: number
}

type Listened = Connection & Listening

/** Finds out who has gone without a word: asks, and closes who does not answer. */
export interface Silence {
  begin(connection: Listened): void
  end(connection: Listened): void
}

export function createSilence(limits: Limits, clock: HubClock): Silence {
  const deadlines = new Deadlines<Listened>(clock, look)
  // A client pings by itself after `activityTimeout`: only when it did not, the server asks.
  const patience = () => limits.activityTimeout * 1.5
  const wait = (connection: Listened, ms: number) => {
    connection.looked = deadlines.add(connection, ms)
  }

  function look(connection: Listened) {
    const { asked, heard } = connection
    if (asked !== undefined && heard < asked) return connection.end(4201)
    const now = clock.monotonic()
    const left = heard + patience() - now
    connection.asked = left > 0 ? undefined : now
    if (left > 0) return wait(connection, left)
    // Before it is asked: whose transport breaks by that is not waited for.
    wait(connection, limits.pongTimeout)
    connection.send(frame('pusher:ping', undefined, '{}'))
  }
  return {
    begin: (connection) => wait(connection, patience()),
    end: (connection) => deadlines.drop(connection, connection.looked),
  }
}
