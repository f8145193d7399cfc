import { randomBytes } from 'node:crypto'
import type { ClusterApp } from '../hub/cluster.ts'
import type { RedisClient } from './client.ts'
import type { Keys } from './keys.ts'
import type { Membership, MembershipEvent } from './membership.ts'
import type { ClusterMessage } from './messages.ts'
import { troubleOf } from './trouble.ts'

/** An app of this process, as the parts of a session see it. */
export interface LinkedApp {
  readonly app: ClusterApp
  /** The app's id in keys. */
  readonly key: string
  connections: number
  heard(message: ClusterMessage): void
}

/** This process's place in the cluster, as the parts of a session see it. */
export interface Seat {
  readonly keys: Keys
  /** By their key. */
  readonly apps: ReadonlyMap<string, LinkedApp>
  /** What this process is called there. */
  readonly id: string
  /** Counts turns of fate: what began in an earlier one has nothing to say any more. */
  readonly turn: number
  /** Nothing goes to Redis, and nothing comes from it. */
  readonly away: boolean
  readonly joined: boolean
  /** The way to Redis, unless this process is away. */
  readonly client: RedisClient | undefined
  /** Whether that is a name of this process, an earlier one too. */
  isMine(process: string): boolean
  /** Talking to Redis went wrong. */
  failed(cause: unknown): void
  /** Redis no longer knows this process. */
  ended(generation: unknown): void
}

export const newId = () => randomBytes(9).toString('base64url')

export interface SeatParts {
  readonly keys: Keys
  readonly apps: ReadonlyMap<string, LinkedApp>
  now(): Membership
  client(): RedisClient | undefined
  tell(event: MembershipEvent): void
}

/** The place that a membership is. */
export function createSeat({ keys, apps, now, client, tell }: SeatParts): Seat & { rename(): void } {
  // A late message of ours must not be taken for another's, even if our lease ended and we joined anew since.
  const ids = new Set<string>()
  let id = ''
  const seat = {
    keys,
    apps,
    get id() {
      return id
    },
    get turn() {
      return now().turn
    },
    get away() {
      const { at } = now()
      return at === 'lost' || at === 'closed'
    },
    get joined() {
      return now().at === 'joined'
    },
    get client() {
      return seat.away ? undefined : client()
    },
    isMine: (process: string) => ids.has(process),
    failed: (cause: unknown) => tell({ type: 'failed', trouble: troubleOf(cause) }),
    ended: (generation: unknown) => tell({ type: 'ended', generation }),
    rename() {
      id = newId()
      ids.add(id)
    },
  }
  seat.rename()
  return seat
}

/**
 * Does something with Redis.
 *
 * @returns what came of it, or undefined where nothing may come of it any more: it failed, or the place was lost meanwhile
 */
export async function within<T>(seat: Seat, work: () => Promise<T>): Promise<T | undefined> {
  const { turn } = seat
  try {
    const answer = await work()
    return turn === seat.turn ? answer : undefined
  } catch (cause) {
    if (turn === seat.turn) seat.failed(cause)
    return undefined
  }
}

/** Asks Redis; what it refuses is trouble for all, not only for whoever asked. */
export async function askOf<T>(seat: Seat, question: (client: RedisClient) => Promise<T>): Promise<T> {
  const to = seat.client
  if (!to) throw new Error('Redis is away')
  const answer = await within(seat, () => question(to).then((found) => ({ found })))
  if (!answer) throw new Error('Redis is away')
  return answer.found
}
