import type { ClusterLink } from '../hub/cluster.ts'
import type { Session } from './session.ts'

type Ask = <T>(question: () => Promise<T>) => Promise<T | null>

/** Queues of an app that all processes fill, and one at a time empties. */
export function createQueues(
  session: Session,
  appKey: string,
  ask: Ask,
): Pick<ClusterLink, 'queue'> & {
  heard(queue: string): void
} {
  const { keys } = session
  const listeners = new Map<string, Set<() => void>>()
  return {
    heard(queue) {
      for (const run of listeners.get(queue) ?? []) run()
    },
    queue(name) {
      const run = (script: 'enqueue' | 'dequeue' | 'settle', ...args: (string | number)[]) =>
        ask(() => session.run(script, [keys.prefix, session.id, appKey, name, ...args]))
      return {
        put: async (text, most) => (await run('enqueue', text, most)) as number | null,
        async take(after, most, ms) {
          const found = (await run('dequeue', after === null ? '-' : `(${after}`, most, ms)) as
            | string[]
            | 0
            | null
          if (!found) return null
          const entries: [string, string][] = []
          for (let i = 0; i < found.length; i += 2) entries.push([found[i]!, found[i + 1]!])
          return entries
        },
        async settle(ids, dead) {
          return (await run('settle', JSON.stringify(ids), JSON.stringify(dead))) !== null
        },
        listen(listener) {
          const all = listeners.get(name) ?? new Set()
          listeners.set(name, all.add(listener))
          return () => void all.delete(listener)
        },
      }
    },
  }
}
