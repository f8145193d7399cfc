import type { ChannelNames, FeedEntry, Initial, PastEvent, Rewind } from '@channelkit/core'
import type { RowsState } from '../../rows/state.ts'
import type { ChannelProps } from '../../shared/view-state.ts'
import type { EventFeedLabels } from './labels.ts'

export interface EventFeedProps<
  Name extends string = string,
  Event extends string = string,
  Entry = FeedEntry,
> extends Omit<ChannelProps, 'channel'> {
  /** One or several; `null` is off. */
  channel: ChannelNames<Name>
  /** The event that is listed, or several. */
  event: Event | readonly Event[]
  /** How many events are kept. Default 500. */
  limit?: number
  /** What to show until something is heard: what the server knows, say, so that its HTML has content. Oldest first. */
  initial?: Initial<readonly PastEvent[]>
  /** How far back to begin where the server keeps events: so many, or `{ events, seconds }`. */
  rewind?: Rewind
  /** What stands in the line of an event. Default: its data as JSON. */
  summary?: (entry: Entry) => string
  /** Of the times at which events came, as an IANA name. Default: the host's. */
  timeZone?: string
  /** How high a line is, in px. Default 36. */
  rowHeight?: number
  /** Words of yours in place of ours: any of them. */
  labels?: Partial<EventFeedLabels>
}

/** What belongs to one feed in the page. */
export interface EventFeedState extends RowsState<FeedEntry> {
  /** What was copied just now: an entry's id, or 0 for all. */
  copied: number | null
}
