import { ChannelKitError } from '../errors.ts'
import { createFold, shared } from '../fold.ts'
import type { ChannelKit } from '../kit.ts'
import type { EventMeta } from '../routes.ts'
import type { ChannelName, EventOf, PayloadOf } from '../schema-types.ts'
import type { Readable } from '../store.ts'
import { createRing } from './ring.ts'

/** One event as a feed keeps it. */
export interface FeedEntry<Data = unknown> extends EventMeta {
  /** Counts up from 1, unique within the feed: a key for lists. */
  readonly id: number
  readonly data: Data
}

export interface FeedOptions {
  /** How many entries are kept. Default 100. */
  limit?: number
}

/**
 * The newest events of one channel or several, oldest first, at most `limit` of them. `null` is off.
 *
 * @example
 * const messages = feed(kit, 'presence-room', ['message'], { limit: 200 })
 */
export function feed<Name extends ChannelName, Event extends EventOf<Name>, Data = PayloadOf<Name, Event>>(
  kit: ChannelKit,
  names: Name | readonly Name[] | null,
  events: Event | readonly Event[],
  options: FeedOptions = {},
): Readable<readonly FeedEntry<Data>[]> {
  const { limit = 100 } = options
  if (!(Number.isInteger(limit) && limit > 0)) {
    throw new ChannelKitError('invalid-options', `feed: limit must be a whole number above 0, not ${limit}.`)
  }
  const [channels, kinds] = [[names ?? []].flat() as Name[], [events].flat() as Event[]]
  return shared(kit, 'feed', [channels, kinds, limit], () =>
    createFold<readonly FeedEntry<Data>[]>(kit, EMPTY, ({ mark }) => {
      const ring = createRing<FeedEntry<Data>>(limit)
      let id = 0
      const observer = {
        events: kinds,
        apply(data: unknown, meta: EventMeta) {
          ring.push({ id: ++id, data: data as Data, ...meta })
          mark()
        },
      }
      return {
        observe: Object.fromEntries(channels.map((name) => [name, observer])),
        snapshot: () => ring.toArray(),
      }
    }),
  )
}

const EMPTY: readonly never[] = []
