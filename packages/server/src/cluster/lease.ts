import type { RedisClient } from './client.ts'
import { type ClusterMessage, encode, parsed } from './messages.ts'
import { type Seat, within } from './seat.ts'

export interface LeaseParts {
  /** In ms. */
  readonly lease: number
  /** It has gone well for as long as a lease. */
  lasted(): void
  /** It is time to look again at what others seemed to hold for too long. */
  doubt(now: number): void
  /** An edge that another process's end made. */
  edge(text: string): void
}

/** Renews this process's lease, hears how many connections the others have, and sees off those whose lease ended. */
export function createLease(seat: Seat, { lease, lasted, doubt, edge }: LeaseParts) {
  /** Connections by process and app, as last told. */
  const elsewhere = new Map<string, Map<string, number>>()
  const lasts = Math.round(lease * 0.6)
  let timer: NodeJS.Timeout | undefined
  let generation = ''
  let began = 0
  let reapFrom = 0
  let reaping = false
  let heardMyself = true

  const counts = () =>
    JSON.stringify([...seat.apps.values()].map(({ key, connections }) => [key, connections]))

  async function beat(to: RedisClient) {
    const now = performance.now()
    if (!heardMyself) return seat.failed(new Error('Redis no longer tells what others say'))
    const answer = await within(
      seat,
      async () => (await to.run('beat', [seat.keys.prefix, seat.id, lasts, counts()])) as unknown[],
    )
    if (!answer) return
    if (answer[0] !== 'ok') return seat.ended(answer[1])
    const [, gen, told, over] = answer as [string, string, string[], number]
    if (gen !== generation) return seat.ended(gen)
    hear(told)
    if (!seat.joined) return
    heardMyself = false
    to.publish(seat.keys.process(seat.id), encode('P', [seat.id]))
    if (now - began >= lease) lasted()
    doubt(now)
    if (over > 0 && now >= reapFrom) await reap(to)
  }

  function hear(flat: readonly string[]) {
    elsewhere.clear()
    for (let i = 0; i < flat.length; i += 2) {
      const list = parsed(flat[i + 1]!)
      if (!seat.isMine(flat[i]!) && Array.isArray(list)) elsewhere.set(flat[i]!, new Map(list))
    }
  }

  /** Sees off what processes held whose lease ended. Several may do so at once: each takes its part. */
  async function reap(to: RedisClient) {
    if (reaping) return
    reaping = true
    for (let left = 1; left > 0 && seat.joined; ) {
      const answer = await within(seat, () => to.run('reap', [seat.keys.prefix, seat.id, '']))
      if (!answer) break
      const [edges, processes] = answer as [string[], number]
      for (const one of edges) edge(one)
      left = processes
    }
    reaping = false
  }

  return {
    elsewhere,
    /** How long a lease is asked for, in ms. */
    lasts,
    /** The connections of all apps here, as the scripts take them. */
    counts,
    /** @param again whether this process was here before: the others' leases may have ended only with its own */
    begin(to: RedisClient, of: string, again: boolean) {
      began = performance.now()
      reapFrom = again ? began + lease : 0
      generation = of
      heardMyself = true
      timer = setInterval(() => void beat(to), lease * 0.2)
    },
    beat,
    heard(message: ClusterMessage) {
      if (message.kind === 'P') heardMyself = true
      if (message.kind === 'G') elsewhere.delete(message.head[0])
    },
    /** Gives up all that this process holds, at once. */
    async leave(to: RedisClient) {
      for (let left = 1; left > 0; ) {
        const answer = await to.run('reap', [seat.keys.prefix, seat.id, seat.id])
        const [edges, , held] = answer as [string[], number, number]
        for (const one of edges) edge(one)
        left = held
      }
    },
    /** Leaves all that this process holds for one more lease: whoever comes back elsewhere by then has not been away. */
    handOver: (to: RedisClient) => to.run('part', [seat.keys.prefix, seat.id, lease]),
    end: () => clearInterval(timer),
  }
}
