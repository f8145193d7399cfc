import type { ClusterLink, ClusterPast } from './cluster.ts'
import {
  type History,
  type HistoryPage,
  type HistoryRule,
  type PastEvent,
  type Position,
  type Read,
  rulesOf,
} from './history.ts'

/** How much is read at a time: what is older is left out, and said to be missing. */
const MOST = 5000
/** The last number of a channel is known for a day after its last event. A position says in which quarter of a day it was told. */
const QUARTER = 6 * 3600_000
const streamOf = ({ life, at }: Pick<ClusterPast, 'life' | 'at'>) => `${life}.${Math.floor(at / QUARTER)}`

interface SharedHistoryOptions {
  link: ClusterLink
  clock: { now(): number; monotonic(): number }
}

export interface SharedHistory extends History {
  ruleOf(name: string): Required<HistoryRule> | undefined
}

/**
 * The history that all processes of a cluster have together. Its numbers only grow but have holes, so that each event knows
 * the number of the one before it in its channel.
 */
export function shareHistory(
  rules: readonly HistoryRule[],
  { link, clock }: SharedHistoryOptions,
): SharedHistory {
  const ruleOf = rulesOf(rules)
  const nothing: HistoryPage = { events: [], complete: false }

  async function read(name: string, what: Read, position?: Position): Promise<HistoryPage> {
    const rule = ruleOf(name)
    const { after, before, first, last, within } = what
    const most = Math.min(MOST, rule?.events ?? 0)
    const found = rule && (await link.past(name, { after, before, first, last: last ?? most }))
    if (!found) return nothing
    const fresh = position && isFresh(position.stream, found)
    if (position && fresh === undefined) return nothing
    const oldest = found.at - Math.min(rule.age, within ?? Number.POSITIVE_INFINITY)
    const kept = found.events.filter(({ at }) => at >= found.at - rule.age)
    const events = kept.filter(({ at }) => at >= oldest)
    // The number of the last event that is not among them.
    const until = kept[0] ? kept[0].before : found.last
    const whole = last === undefined || found.events.length < last
    const sure = (found.moved ?? 0) <= (after ?? 0)
    const missedNone = sure && (until === undefined ? fresh === true : until <= (after ?? 0))
    const complete = after === undefined ? whole : missedNone
    return { complete, events: events.map((one) => asPast(one, found.at)) }
  }

  /** Whether nothing can have been forgotten of a channel since; undefined where numbers were others then. */
  function isFresh(stream: string, found: ClusterPast): boolean | undefined {
    const [life, quarter] = stream.split('.')
    return life === found.life ? Math.floor(found.at / QUARTER) - Number(quarter) <= 3 : undefined
  }

  const asPast = ({ at, before: _, ...event }: ClusterPast['events'][number], now: number): PastEvent => ({
    ...event,
    at,
    since: clock.monotonic() - Math.max(0, now - at),
  })

  return {
    ruleOf,
    position(name) {
      const known = ruleOf(name) && link.position(name)
      return known && { stream: streamOf({ life: known.life, at: clock.now() }), serial: known.serial }
    },
    async find(name) {
      const found = ruleOf(name) && (await link.past(name, { last: 1 }))
      return found ? { stream: streamOf(found), serial: found.last ?? found.serial } : undefined
    },
    read: (name, what) => read(name, what),
    since: (name, position) => read(name, { after: position.serial }, position),
  }
}
