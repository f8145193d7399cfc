import type { Backfill } from '../backfill.ts'
import type { Gap } from '../channel-status.ts'
import { ChannelKitError } from '../errors.ts'
import type { FoldContext } from '../fold.ts'
import type { ChannelKit } from '../kit.ts'
import { channelsOf } from '../name-check.ts'
import { once } from '../once.ts'
import type { EventMeta } from '../routes.ts'
import type { ChannelName, ChannelNames, EventOf, FieldOf, PayloadOf } from '../schema-types.ts'
import type { Layer, Write } from '../write-book.ts'
import { type Collection, type Collector, createCollection } from './collection.ts'
import type { Initial } from './initial.ts'
import { toTime } from './numbers.ts'
import { reader } from './read.ts'
import type { Rewind } from './rewind.ts'
import { createRing } from './ring.ts'

/** One event as a feed keeps it. */
export interface FeedEntry<Data = unknown, Event extends string = string> extends EventMeta<Data, Event> {
  /** Unique within the feed, and counts up: a key for lists. What was written here keeps its own when its event comes. */
  readonly id: number
  /** The line was lost before this entry, and what came meanwhile is not here. */
  readonly gap?: Gap
  /** It was written here and is on its way, or failed. */
  readonly write?: Write
}

/** The entry of each of the events of a channel: `entry.event` tells which `entry.data` it is. */
export type FeedEntryOf<Name, Event> = Event extends string ? FeedEntry<PayloadOf<Name, Event>, Event> : never

/** An event as a backfill answers it; `event` is the feed's first one unless given. */
export type PastEvent<Data = unknown> = { readonly data: Data } & Partial<EventMeta<Data>>

export interface FeedOptions<Data = unknown> {
  /** How many entries are kept. Default 100. */
  limit?: number
  /** The payload's field that tells events apart: one that is there already is not taken again. */
  by?: FieldOf<NoInfer<Data>>
  /**
   * How far back to begin where the server keeps events: so many, or `{ events, seconds }`. Others begin with nothing.
   */
  rewind?: Rewind
  /** What came before, oldest first, or a function that fetches it for the channel. */
  initial?: Initial<readonly PastEvent<NoInfer<Data>>[]>
}

/** What a definition may hold beyond plain data. */
export interface FeedDefinitionOptions<Data = unknown> extends Omit<FeedOptions<Data>, 'by'> {
  by?: FieldOf<NoInfer<Data>> | ((data: Data) => unknown)
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
export function feed<
  Name extends ChannelName,
  Event extends EventOf<Name>,
  Data = PayloadOf<Name, Event>,
  Entry = unknown extends PayloadOf<Name, Event> ? FeedEntry<Data> : FeedEntryOf<Name, Event>,
>(
  kit: ChannelKit,
  names: ChannelNames<Name>,
  events: Event | readonly Event[],
  { limit = 100, by, backfill, initial, rewind }: FeedDefinitionOptions<Data> = {},
): Collection<readonly Entry[], readonly PastEvent<Data>[]> {
  const refuse = (why: string) => {
    throw new ChannelKitError('invalid-options', `feed: ${why}.`)
  }
  if (!(Number.isInteger(limit) && limit > 0)) refuse(`limit must be a whole number above 0, not ${limit}`)
  if (backfill && !by) refuse('backfill needs by, so that nothing shows twice')
  const [channels, kinds] = [channelsOf(names), [events].flat() as Event[]]
  const store = once(kit, 'feed', [channels, kinds, limit, by, backfill, rewind], () =>
    createCollection(kit, {
      channels,
      events: kinds,
      rewind,
      backfill,
      // Of what is told apart only the page knows what is there already.
      conflate: { events: kinds, need: by === undefined ? { last: limit } : null },
      collect: (context) => collectEntries(kinds[0]!, context, { limit, by }),
    }),
  )
  store.seed(initial)
  return store as unknown as Collection<readonly Entry[], readonly PastEvent<Data>[]>
}

type Past<Data> = readonly PastEvent<Data>[]

function collectEntries<Data>(
  event: string,
  { internals, mark }: Pick<FoldContext, 'internals' | 'mark'>,
  { limit, by }: Pick<FeedDefinitionOptions<Data>, 'by'> & { limit: number },
): Collector<readonly FeedEntry<Data>[], Past<Data>, Past<Data>> {
  const ring = createRing<FeedEntry<Data>>(limit)
  const keyOf = by === undefined ? undefined : reader(by)
  const known = new Set<unknown>()
  const look = typeof by === 'string' ? internals.hints?.fields(`${event} of a feed`, [by]) : undefined
  const written = new WeakMap<object, FeedEntry<Data>>()
  let id = 0
  let hole: Gap | null = null

  /** What was written, as an entry; it keeps its id once it is an event. */
  function entryOf({ write, data }: Layer): FeedEntry<Data> {
    const last = written.get(write)
    const view = write.state === 'answered' ? undefined : write.view
    if (last && last.data === data && last.write === view) return last
    const entry = { ...write.meta, id: last?.id ?? ++id, data: data as Data }
    const next = view ? { ...entry, write: view } : entry
    written.set(write, next)
    return next
  }

  function add(event: EventMeta<Data>, layer?: Layer) {
    look?.(event.data)
    const key = keyOf?.(event.data)
    if (key !== undefined && known.has(key)) return
    const entry: FeedEntry<Data> = { ...event, id: layer ? entryOf(layer).id : ++id }
    const old = ring.push(hole ? { ...entry, gap: hole } : entry)
    hole = null
    if (key !== undefined) known.add(key)
    if (old && keyOf) known.delete(keyOf(old.data))
    mark()
  }

  function past(events: Past<Data>, channel: string) {
    hole = null
    for (const one of events) {
      const at = toTime(one.at)
      add({ channel, event, userId: undefined, ...one, at: Number.isNaN(at) ? internals.clock.now() : at })
    }
  }
  return {
    apply: (_, event, __, layer) => add(event as EventMeta<Data>, layer),
    // So many follow that none of those before them is left.
    skip(count) {
      id += count
      hole = null
    },
    keyOf: (payload) => keyOf?.(payload as Data),
    has: (key) => known.has(key),
    overlay(base, layers) {
      if (layers.length === 0) return base
      const over = layers.filter(({ data }) => !known.has(keyOf?.(data as Data))).map(entryOf)
      return [...base, ...over].slice(-limit)
    },
    seed: past,
    fill: past,
    missed(gap) {
      hole = gap
    },
    snapshot: () => ring.toArray(),
  }
}
