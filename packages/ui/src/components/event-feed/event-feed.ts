import {
  type Channel,
  type ChannelName,
  type ChannelSnapshot,
  channel,
  type EventOf,
  type FeedEntry,
  type FeedEntryOf,
  feed,
  type Readable,
} from '@channelkit/core'
import { copyText } from '../../shared/clipboard.ts'
import { numberFormat } from '../../shared/number.ts'
import { mountedRows, rowOfKey, scroller, scrollToRow, visibleRows } from '../../shared/rows.ts'
import { stateNote } from '../../shared/state-note.ts'
import { ticker } from '../../shared/ticker.ts'
import { channelProps, viewState } from '../../shared/view-state.ts'
import { component, el, type Handlers, use } from '../../view/index.ts'
import { parts } from './anatomy.ts'
import { copyOf, entryMemory, fitting, freshSince, textOf } from './entries.ts'
import { head } from './head.ts'
import { eventFeedLabels } from './labels.ts'
import type { EventFeedProps, EventFeedState } from './props.ts'
import { eventRow } from './row.ts'

/** How much higher an unfolded row is, in px; the stylesheet has the same. */
const UNFOLDED = 200

const namesOf = ({ channel: names, disabled }: Pick<EventFeedProps, 'channel' | 'disabled'>) =>
  disabled || !names ? [] : ([names].flat() as string[])

/** The channel that is worst off speaks for all. */
const worst = (rooms: readonly ChannelSnapshot[]): ChannelSnapshot | undefined =>
  (['failed', 'stale', 'subscribing', 'idle', 'live'] as const)
    .map((status) => rooms.find((room) => room.status === status))
    .find(Boolean)

/** The newest events of channels as they come. Scrolling up pauses it and counts what comes meanwhile. */
export const eventFeed = component<EventFeedProps, { entry: FeedEntry }>()({
  name: 'event-feed',
  props: { ...channelProps, event: 'plain', limit: 'plain', summary: 'function', rowHeight: 'plain' },
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
      { limit: props.limit ?? 500 },
    )
    return { ...Object.fromEntries(rooms), entries, now: ticker(kit, 10_000) } as unknown as {
      entries: typeof entries
      now: Readable<number>
    }
  },
  state: (): EventFeedState => ({
    filter: '',
    paused: null,
    open: null,
    active: null,
    copied: null,
    top: 0,
    height: 320,
  }),
  memory: () => ({ ...entryMemory(), focus: false }),
  view({ kit, stores, snapshots, props, words, state, set, memory, id }) {
    const { entries, now, ...others } = snapshots
    const channels = namesOf(props).map(
      (_, i) => (stores as unknown as Record<string, Channel>)[`room ${i}`]!,
    )
    const { locale, rowHeight = 36, summary } = props
    const rooms = Object.values(others) as ChannelSnapshot[]
    const room = worst(rooms)
    const kind = viewState(room?.status ?? 'idle', entries.length === 0, rooms.length === 0)
    const shown = fitting(memory, state.paused ?? entries, state.filter)
    const fresh = state.paused ? freshSince(entries, state.paused) : 0
    const number = numberFormat(locale)
    const filtered =
      state.filter.trim() === '' || entries.length === 0
        ? ''
        : shown.length > 0
          ? words.found(number(shown.length))
          : words.noMatch

    const openAt = state.open === null ? -1 : shown.findIndex((entry) => entry.id === state.open)
    const extra = openAt < 0 ? 0 : UNFOLDED
    const placeOf = (index: number) => index * rowHeight + (extra && index > openAt ? extra : 0)
    const length = shown.length * rowHeight + extra
    const pinned = state.paused === null
    const top = pinned ? Math.max(0, length - state.height) : state.top
    const sight = visibleRows({ top: top - extra, height: state.height + extra }, rowHeight, shown.length)
    const activeAt = state.active === null ? -1 : shown.findIndex((entry) => entry.id === state.active)
    const indexes = mountedRows(sight, activeAt)
    const tabbable = activeAt >= 0 ? activeAt : shown.length - 1

    const pause = () => set((before) => (before.paused ? {} : { paused: entries, top }))
    const resume = () => set({ paused: null, open: null, active: null })
    async function copy(what: number, text: string) {
      if (!(await copyText(text))) return
      set({ copied: what })
      kit.clock.setTimeout(() => set(({ copied }) => (copied === what ? { copied: null } : {})), 1500)
    }
    const onkeydown: Handlers<HTMLElement>['onkeydown'] = (event) => {
      if ((event.target as HTMLElement).dataset.part === 'detail') return
      const next = rowOfKey(event, tabbable, shown.length, { height: state.height, rowHeight })
      if (next === undefined) return
      memory.focus = true
      pause()
      scrollToRow(event.currentTarget, next, rowHeight)
      set({ active: shown[next]!.id })
    }

    const note = stateNote({
      state: kind,
      labels: words,
      since: room?.since,
      now,
      locale,
      error: room?.error,
      retry: () => {
        for (const { getSnapshot, retry } of channels) if (getSnapshot().status === 'failed') retry()
      },
    })

    return el(
      'section',
      {
        ...parts.root,
        'aria-labelledby': `${id}-title`,
        'aria-busy': kind === 'loading',
        'data-state': kind,
        'data-paused': !pinned,
        style: { '--ck-row': `${rowHeight}px` },
      },
      head(words, {
        id: `${id}-title`,
        said: [!pinned && words.paused, filtered].filter(Boolean).join(' '),
        filter: state.filter,
        find: (filter) => set({ filter, open: null, active: null }),
        paused: !pinned,
        off: kind === 'disabled',
        toggle: pinned ? pause : resume,
        copied: state.copied === 0,
        copy: shown.length === 0 ? null : () => copy(0, shown.map((entry) => copyOf(entry)).join('\n')),
      }),
      el(
        'div',
        parts.body,
        shown.length > 0 &&
          el(
            'ul',
            {
              ...parts.list,
              'aria-labelledby': `${id}-title`,
              onkeydown,
              onfocusin: pause,
              onfocusout: () => {
                memory.focus = false
              },
              use: use(scroller, {
                rowHeight,
                pinned,
                length,
                reveal:
                  openAt < 0 ? undefined : { from: openAt * rowHeight, to: (openAt + 1) * rowHeight + extra },
                see: (viewport) => set(viewport),
                unpin: pause,
                repin: () =>
                  set(({ open, active }) => (open === null && active === null ? { paused: null } : {})),
                focus: memory.focus && activeAt >= 0 ? activeAt + 1 : undefined,
              }),
            },
            ...indexes.map((index) => {
              const entry = shown[index]!
              return eventRow(entry, {
                index,
                count: shown.length,
                place: placeOf(index),
                summary: summary?.(entry) ?? textOf(memory, entry),
                open: index === openAt,
                active: index === tabbable,
                withChannel: rooms.length > 1,
                copied: state.copied === entry.id,
                now,
                locale,
                words,
                toggle() {
                  pause()
                  set({ open: index === openAt ? null : entry.id, active: entry.id })
                },
                copy: () => copy(entry.id, copyOf(entry)),
              })
            }),
            el('li', {
              ...parts.space,
              'aria-hidden': true,
              role: 'presentation',
              style: { '--ck-length': `${length}px` },
            }),
          ),
        kind === 'loading' &&
          shown.length === 0 &&
          el(
            'div',
            { 'aria-hidden': true },
            ...[70, 45, 60].map((width) =>
              el('div', { ...parts.skeleton, style: { 'inline-size': `${width}%` } }),
            ),
          ),
        shown.length === 0 &&
          el('div', parts.message, filtered ? el('p', { class: 'ck-note' }, filtered) : note),
        !pinned &&
          el(
            'div',
            parts.strip,
            el(
              'button',
              { ...parts.fresh, type: 'button', onclick: resume },
              fresh > 0 ? words.fresh(number(fresh)) : words.resume,
            ),
          ),
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
