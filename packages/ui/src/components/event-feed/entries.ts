import { boundedJson, type FeedEntry } from '@channelkit/core'
import { cached } from '../../shared/cached.ts'

/** How much of a payload stands in a row, and is searched; and how much where it is unfolded. */
const LINE = { depth: 50, most: 5000 }
const UNFOLDED = { depth: 50, most: 5000, indent: 2 }

/** What a feed remembers of its entries, for as long as they are kept. */
export interface EntryMemory {
  readonly texts: WeakMap<FeedEntry, string>
  readonly wanted: WeakMap<FeedEntry, string>
}

export const entryMemory = (): EntryMemory => ({ texts: new WeakMap(), wanted: new WeakMap() })

/** An entry's data in one line. */
export const textOf = ({ texts }: EntryMemory, entry: FeedEntry): string =>
  cached(texts, entry, () =>
    typeof entry.data === 'string' ? entry.data.slice(0, LINE.most) : boundedJson(entry.data, LINE),
  )

/** Those in whose event, channel or data the words stand. */
export function fitting(
  memory: EntryMemory,
  entries: readonly FeedEntry[],
  filter: string,
): readonly FeedEntry[] {
  const wanted = filter.trim().toLocaleLowerCase()
  if (!wanted) return entries
  const lineOf = (entry: FeedEntry) =>
    cached(memory.wanted, entry, () =>
      `${entry.event} ${entry.channel} ${textOf(memory, entry)}`.toLocaleLowerCase(),
    )
  return entries.filter((entry) => lineOf(entry).includes(wanted))
}

/** How many came since `seen` was all there was; entries count up by one. */
export function freshSince(entries: readonly FeedEntry[], seen: readonly FeedEntry[]): number {
  return Math.max(0, (entries.at(-1)?.id ?? 0) - (seen.at(-1)?.id ?? 0))
}

/** As it is copied: one JSON value a line. */
export const copyOf = ({ event, channel, at, data }: FeedEntry): string =>
  boundedJson({ event, channel, at: new Date(at).toISOString(), data })

/** As it is shown unfolded: as much as anybody reads. */
export const shownOf = ({ event, channel, at, data }: FeedEntry): string =>
  boundedJson({ event, channel, at: new Date(at).toISOString(), data }, UNFOLDED)
