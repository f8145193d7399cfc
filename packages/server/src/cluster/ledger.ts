import type { Edge } from '../hub/cluster.ts'

/** A change that Redis has to hear of, as the script `SYNC` takes it. Apps by their encoded id. */
export type Change =
  | ['c', app: string, channel: string, subscriptions: number]
  | ['m', app: string, channel: string, user: string, info: string | null]
  /** Asks for a member's place, while there are fewer than so many. */
  | ['a', app: string, channel: string, user: string, most: number]
  | ['w', app: string, user: string, online: boolean]
  /** Asks for what there is in a channel. */
  | ['o', app: string, channel: string]
  /** This process has told all that it holds. */
  | ['s']

export interface LocalEdge {
  readonly app: string
  readonly edge: Edge
}

/** Changes that go to Redis together, and the edges that they look like from here. */
export interface Batch {
  readonly changes: Map<string, Change>
  readonly edges: Map<string, LocalEdge>
}

const keyOf = (change: readonly unknown[]) =>
  JSON.stringify(change.slice(0, change[0] === 'm' || change[0] === 'a' ? 4 : 3))

const keyOfEdge = (app: string, edge: Edge) =>
  JSON.stringify('userId' in edge ? ['m', app, edge.channel, edge.userId] : ['c', app, edge.channel])

const appears = (type: Edge['type']) => type === 'occupied' || type === 'member-added'
const empty = (): Batch => ({ changes: new Map(), edges: new Map() })

/**
 * What is still to be told to Redis, and which of the edges it finds are news. While Redis is away edges are told as they
 * look from here; when it is back, everything is told to it anew, and what was told before must not be told twice.
 */
export function createLedger() {
  let due = empty()
  const sent = new Set<Batch>()
  /** What was last told of something while Redis was away. */
  const told = new Map<string, Edge['type']>()
  let forgotten = false

  return {
    get size() {
      return due.changes.size
    },
    put(change: Change) {
      const key = keyOf(change)
      // The last word counts, and in its place in time.
      due.changes.delete(key)
      due.changes.set(key, change)
    },
    forget: (change: Change) => void due.changes.delete(keyOf(change)),
    /** Redis is about to say whether that is an edge for all. */
    expect(app: string, edge: Edge) {
      const key = keyOfEdge(app, edge)
      // Who comes and goes before Redis hears of it was never there.
      const before = due.edges.get(key)
      if (before && before.edge.type !== edge.type) due.edges.delete(key)
      else due.edges.set(key, { app, edge })
    },
    /** Redis can't be asked, and it was told as it looks from here. */
    toldAlone: ({ app, edge }: LocalEdge) => void told.set(keyOfEdge(app, edge), edge.type),
    /** Takes what is due; say `done` when Redis has answered. */
    take(most: number): Batch {
      const taken = due
      due = empty()
      if (taken.changes.size > most) {
        const rest = [...taken.changes].slice(most)
        for (const [key, change] of rest) {
          taken.changes.delete(key)
          due.changes.set(key, change)
          const edge = taken.edges.get(key)
          if (edge) due.edges.set(key, edge)
          taken.edges.delete(key)
        }
      }
      sent.add(taken)
      return taken
    },
    done: (batch: Batch) => void sent.delete(batch),
    /** Redis is away: the edges that it did not answer to are for the caller to tell. */
    lose(): LocalEdge[] {
      const edges = [...sent, due].flatMap((batch) => [...batch.edges.values()])
      sent.clear()
      due = empty()
      return edges
    },
    /** Redis is back; `lost` if without its data: then it takes all that is told anew for new. */
    begin(lost: boolean) {
      due = empty()
      forgotten = lost
    },
    isNews(app: string, edge: Edge): boolean {
      if (told.get(keyOfEdge(app, edge)) === edge.type) return false
      return !(forgotten && appears(edge.type))
    },
    /** Redis knows everything again. */
    settle() {
      told.clear()
      forgotten = false
    },
  }
}
