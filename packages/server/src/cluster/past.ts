import type { ClusterLink, ClusterPast } from '../hub/cluster.ts'
import type { Session } from './session.ts'

/** An entry of a stream, as Redis answers it: its id, and its fields with their values. */
type Entry = [id: string, fields: string[]]
type Kept = [life: string, seq: string, at: string, last: string, entries: Entry[], moved?: string]

const numberOr = (text: string | undefined) => (text ? Number(text) : undefined)

/** The events that an app's channels keep for all processes, in Redis. */
export function createPast(
  session: Session,
  appKey: string,
  ask: <T>(question: () => Promise<T>) => Promise<T | null>,
): Pick<ClusterLink, 'keep' | 'position' | 'past'> {
  const { keys, returns } = session
  return {
    keep(name, { event, data, frame, except = '', cached, events, age }, failed) {
      if (session.away() || !session.reaches(appKey, name)) {
        // All who are there get it, but who comes back later has missed it.
        session.unheard(appKey, name, true)
        return false
      }
      // Whoever sends it may just have come: the others see that first.
      session.flush()
      const id = returns.next()
      const ttl = cached ? Math.max(1, Math.ceil(cached.until - performance.now())) : 0
      const what = [ttl, except, frame, id, event, data, events, age]
      session.run('past', [keys.prefix, session.id, appKey, name, ...what]).catch(() => {
        if (!returns.failed(id)) return
        session.unheard(appKey, name)
        failed()
      })
      return true
    },
    position: (name) => session.channel(appKey, name)?.position,
    async past(name, { after, before, first, last }) {
      const from = after === undefined ? '-' : `${after + 1}-0`
      const to = before === undefined ? '+' : `${Math.max(0, before - 1)}-0`
      const many = first ?? last ?? 0
      const range = [from, to, Math.max(1, many), first === undefined ? '1' : '0']
      const found = (await ask(() =>
        session.run('kept', [keys.prefix, appKey, name, ...range]),
      )) as Kept | null
      return found && pastOf(found)
    },
  }
}

function pastOf([life, seq, at, last, entries, moved]: Kept): ClusterPast {
  return {
    life,
    at: Number(at),
    serial: Number(seq),
    last: numberOr(last),
    moved: numberOr(moved),
    events: entries.map(([id, fields]) => {
      const of = new Map(fields.flatMap((_, i) => (i % 2 === 0 ? [[fields[i], fields[i + 1]] as const] : [])))
      return {
        serial: Number(id.slice(0, -2)),
        before: numberOr(of.get('b')),
        event: of.get('e') ?? '',
        data: of.get('d') ?? '',
        at: Number(of.get('a')),
        except: of.get('x') || undefined,
      }
    }),
  }
}
