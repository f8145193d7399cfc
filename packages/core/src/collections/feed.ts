import { type Backfill, createGate } from '../backfill.ts'
import { isOff } from '../channel-name.ts'
import type { Gap } from '../channel-status.ts'
import { ChannelKitError } from '../errors.ts'
import { createFold, type Fold, type FoldContext, type FoldStore } from '../fold.ts'
import type { ChannelKit } from '../kit.ts'
import { once } from '../once.ts'
import type { EventMeta } from '../routes.ts'
import type { ChannelName, EventOf, Off, PayloadOf } from '../schema-types.ts'
import { type FieldOrFunction, reader } from './read.ts'
import { createRing } from './ring.ts'

/** One event as a feed keeps it. */
export interface FeedEntry<Data = unknown> extends EventMeta {
  /** Counts up from 1, unique within the feed: a key for lists. */
  readonly id: number
  readonly data: Data
  /** The line was lost before this entry, and what came meanwhile is not here. */
  readonly gap?: Gap
}

/** An event as a backfill answers it; `event` is the feed's first one unless given. */
export type PastEvent<Data = unknown> = { readonly data: Data } & Partial<EventMeta>

export interface FeedOptions {
  /** How many entries are kept. Default 100. */
  limit?: number
  /** The payload's field that tells events apart: one that is there already is not taken again. */
  by?: string
}

/** What a definition may hold beyond plain data. */
export interface FeedDefinitionOptions<Data = unknown> extends Omit<FeedOptions, 'by'> {
  by?: FieldOrFunction<Data>
  /** Fetches what was missed, at first and after each gap. It needs `by`, so that nothing shows twice. */
  backfill?: Backfill<readonly PastEvent<Data>[]>
}

/**
 * The newest events of one channel or several, oldest first, at most `limit` of them. `null` is off.
 *
 * @throws ChannelKitError `invalid-options`
 * @example
 * const messages = feed(kit, 'presence-room', ['message'], { limit: 200 })
 */
export function feed<Name extends ChannelName, Event extends EventOf<Name>, Data = PayloadOf<Name, Event>>(
  kit: ChannelKit,
  names: Name | readonly Name[] | Off,
  events: Event | readonly Event[],
  { limit = 100, by, backfill }: FeedDefinitionOptions<Data> = {},
): FoldStore<readonly FeedEntry<Data>[]> {
  const refuse = (why: string) => {
    throw new ChannelKitError('invalid-options', `feed: ${why}.`)
  }
  if (!(Number.isInteger(limit) && limit > 0)) refuse(`limit must be a whole number above 0, not ${limit}`)
  if (backfill && !by) refuse('backfill needs by, so that nothing shows twice')
  const [channels, kinds] = [isOff(names) ? [] : ([names].flat() as Name[]), [events].flat() as Event[]]
  if (backfill && channels.length > 1) refuse('backfill is for one channel')
  return once(kit, 'feed', [channels, kinds, limit, by, backfill], () =>
    createFold<readonly FeedEntry<Data>[]>(kit, EMPTY, (context) =>
      feedFold(context, channels, kinds, { limit, by, backfill }),
    ),
  )
}

const EMPTY: readonly never[] = []

function feedFold<Data>(
  context: FoldContext,
  channels: readonly string[],
  events: readonly string[],
  { limit, by, backfill }: FeedDefinitionOptions<Data> & { limit: number },
): Fold<readonly FeedEntry<Data>[]> {
  const { parts, mark } = context
  const ring = createRing<FeedEntry<Data>>(limit)
  const keyOf = by === undefined ? undefined : reader(by)
  const known = new Set<unknown>()
  let id = 0
  let hole: Gap | null = null

  function add(data: Data, meta: EventMeta) {
    const key = keyOf?.(data)
    if (key !== undefined && known.has(key)) return
    const entry = { id: ++id, data, ...meta }
    const old = ring.push(hole ? { ...entry, gap: hole } : entry)
    hole = null
    if (key !== undefined) known.add(key)
    if (old && keyOf) known.delete(keyOf(old.data))
    mark()
  }

  const gate = createGate(context, backfill, (past) => {
    hole = null
    for (const { data, ...meta } of past)
      add(data, {
        channel: channels[0]!,
        event: events[0]!,
        at: parts.clock.now(),
        userId: undefined,
        ...meta,
      })
  })
  const observer = {
    events,
    apply: (data: unknown, meta: EventMeta) => gate.pass(() => add(data as Data, meta)),
    live(gap: Gap | null) {
      hole = gap ?? hole
      gate.live(gap, parts.clock.now())
    },
  }
  return {
    observe: Object.fromEntries(channels.map((name) => [name, observer])),
    snapshot: () => ring.toArray(),
    stop: gate.stop,
  }
}
