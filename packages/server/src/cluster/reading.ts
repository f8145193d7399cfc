import type { Hearing } from './hearing.ts'
import type { Keys } from './keys.ts'
import type { createLease } from './lease.ts'
import type { ClusterMessage } from './messages.ts'
import type { LinkedApp, Seat } from './seat.ts'
import type { createTelling } from './telling.ts'

interface Readers {
  seat: Seat
  keys: Keys
  apps: ReadonlyMap<string, LinkedApp>
  listeners: ReadonlySet<(message: ClusterMessage) => void>
  hearing: Hearing
  lease: Pick<ReturnType<typeof createLease>, 'heard'>
  telling: Pick<ReturnType<typeof createTelling>, 'tellEdge'>
}

/**
 * Gives what comes from other processes to whom it concerns.
 *
 * @param read null for what is not for this process to read
 */
export function createReading(
  { seat, keys, apps, listeners, hearing, lease, telling }: Readers,
  read: (text: string) => ClusterMessage | null,
) {
  return (key: string, text: string): void => {
    const message = read(text)
    if (!message) return
    const app = apps.get(key.slice(keys.control('').length))
    if (seat.away) {
      hearing.relayed(key, message)
      if (message.kind === 'T' || message.kind === 'X') app?.heard(message)
      return
    }
    if (hearing.heard(key, message)) return
    if (app && key === keys.control(app.key)) return app.heard(message)
    lease.heard(message)
    if (message.kind === 'S') hearing.settled(message.head[0])
    if (message.kind === 'D') telling.tellEdge(message.head[1], false)
    for (const listener of listeners) listener(message)
  }
}
