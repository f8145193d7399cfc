import {
  type Channel,
  type ChannelName,
  type ChannelSnapshot,
  channel,
  type EventOf,
  type FeedEntry,
  type FeedEntryOf,
  feed,
  isOff,
  type Readable,
} from '@channelkit/core'
import { rowList } from '../../rows/row-list.ts'
import { rowsMemory, rowsState } from '../../rows/state.ts'
import { numberFormat } from '../../shared/number.ts'
import { seeded } from '../../shared/seeded.ts'
import { stateNote } from '../../shared/state-note.ts'
import { ticker } from '../../shared/ticker.ts'
import { channelProps, viewState } from '../../shared/view-state.ts'
import { component, el } from '../../view/index.ts'
import { parts } from './anatomy.ts'
import { copier } from './copier.ts'
import { copyOf, entryMemory, fitting, freshSince, textOf } from './entries.ts'
import { events, skeleton } from './events.ts'
import { filterSaid, head, strip } from './head.ts'
import { eventFeedLabels } from './labels.ts'
import type { EventFeedProps, EventFeedState } from './props.ts'

/** How much higher an unfolded row is, in px; the stylesheet has the same. */
const UNFOLDED = 200

const namesOf = ({ channel: names, disabled }: Pick<EventFeedProps, 'channel' | 'disabled'>) =>
  disabled ? [] : ([names].flat() as unknown[]).filter((name) => !isOff(name))
const OFF = { status: 'idle', error: null } as const

/** The channel that is worst off speaks for all. */
const worst = (rooms: readonly ChannelSnapshot[]): ChannelSnapshot | undefined =>
  (['failed', 'stale', 'subscribing', 'idle', 'live'] as const)
    .map((status) => rooms.find((room) => room.status === status))
    .find(Boolean)

/** The newest events of channels as they come. Scrolling up pauses it and counts what comes meanwhile. */
export const eventFeed = component<EventFeedProps, { entry: FeedEntry }>()({
  name: 'event-feed',
  props: {
    ...channelProps,
    ...({ event: 'plain', limit: 'plain', summary: 'function', rowHeight: 'plain' } as const),
    timeZone: 'plain',
    initial: 'trusted',
    rewind: 'plain',
  },
  labels: eventFeedLabels,
  parts,
  slots: { entry: true },
  stores(kit, props) {
    const names = namesOf(props)
    const rooms = names.map((name, i): [string, Channel] => [
      `room ${i}`,
      channel(kit, name as never) as unknown as Channel,
    ])
    const entries = feed<never, never, unknown>(
      kit,
      (names.length > 0 ? names : null) as never,
      [props.event].flat() as never,
      { limit: props.limit ?? 500, initial: props.initial as never, rewind: props.rewind },
    )
    return {
      ...Object.fromEntries(rooms),
      entries: seeded(entries, props.initial),
      now: ticker(kit, 10_000),
    } as unknown as {
      entries: typeof entries
      now: Readable<number>
    }
  },
  state: (): EventFeedState => ({ ...rowsState<FeedEntry>(), copied: null }),
  memory: () => ({ ...entryMemory(), ...rowsMemory() }),
  view({ kit, stores, snapshots, props, words, isolate, state, set, memory, id }) {
    const { entries, now, ...others } = snapshots
    const channels = namesOf(props).map(
      (_, i) => (stores as unknown as Record<string, Channel>)[`room ${i}`]!,
    )
    const { locale, timeZone, rowHeight = 36, summary } = props
    const rooms = Object.values(others) as ChannelSnapshot[]
    const room = worst(rooms)
    const kind = viewState(room ?? OFF, entries.length === 0, rooms.length === 0)
    const list = rowList(
      entries,
      { state, set, memory },
      {
        rowHeight,
        keyOf: (entry) => entry.id,
        fit: (all, filter) => fitting(memory, all, filter),
        follow: true,
        unfold: UNFOLDED,
      },
    )
    const shown = list.items
    const number = numberFormat(locale)
    const filtered = filterSaid(words, number, entries.length > 0 && state.query.trim() !== '', shown.length)
    const copy = copier(kit, set)
    const note = stateNote({
      kit,
      state: kind,
      labels: words,
      since: room?.since,
      now,
      locale,
      error: room?.error,
      retry: () => {
        for (const { getSnapshot, retry } of channels) if (getSnapshot().error) retry()
      },
    })

    return el(
      'section',
      {
        ...parts.root,
        'aria-labelledby': `${id}-title`,
        'aria-busy': kind === 'loading',
        'data-state': kind,
        'data-paused': list.paused,
        style: { '--ck-row': `${rowHeight}px` },
      },
      head(words, {
        id: `${id}-title`,
        said: [list.paused && words.paused, filtered].filter(Boolean).join(' '),
        filter: state.query,
        find: list.search,
        paused: list.paused,
        off: kind === 'disabled',
        toggle: list.paused ? list.resume : list.pause,
        copied: state.copied === 0,
        copy: shown.length === 0 ? null : () => copy(0, shown.map((entry) => copyOf(entry)).join('\n')),
      }),
      el(
        'div',
        parts.body,
        shown.length > 0 &&
          events(list, {
            titleId: `${id}-title`,
            summaryOf: (entry) => summary?.(entry) ?? textOf(memory, entry),
            withChannel: rooms.length > 1,
            copied: state.copied,
            copy: (entry) => copy(entry.id, copyOf(entry)),
            now,
            locale,
            timeZone,
            words,
            isolate,
          }),
        kind === 'loading' && shown.length === 0 && skeleton(),
        shown.length === 0 &&
          el('div', parts.message, filtered ? el('p', { class: 'ck-note' }, filtered) : note),
        state.paused && strip(words, number, freshSince(entries, state.paused), list.resume),
      ),
      shown.length > 0 && note,
    )
  },
})

/** What it is given in a binding. */
export interface EventFeedTypes<Name extends ChannelName, Event extends EventOf<Name>> {
  readonly props: EventFeedProps<Name, Event, FeedEntryOf<Name, Event>>
  readonly slots: { entry: FeedEntryOf<Name, Event> }
  readonly parts: typeof parts
}
