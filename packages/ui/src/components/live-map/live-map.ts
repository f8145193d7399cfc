import {
  argumentsOf,
  channel,
  type Records,
  type RecordsDefinition,
  type RecordsOptions,
  type RecordsSnapshot,
  records,
  shallowEqual,
} from '@channelkit/core'
import type { MapOptions, MapPopup, MountedMap } from '../../engines/map/index.ts'
import { mapLabels } from '../../engines/map/words.ts'
import { only } from '../../shared/only.ts'
import { channelNote } from '../../shared/state-note.ts'
import { isStale, tickerWhile } from '../../shared/ticker.ts'
import { type ChannelProps, channelOf, viewState } from '../../shared/view-state.ts'
import { component, use } from '../../view/index.ts'
import { el, slot } from '../../view/node.ts'
import { parts } from './anatomy.ts'
import { mapEngine } from './engine.ts'
import { type MarkerFields, markerOf } from './markers.ts'

type Own = Pick<
  MapOptions,
  | 'view'
  | 'follow'
  | 'trail'
  | 'cluster'
  | 'staleAfter'
  | 'glide'
  | 'tiles'
  | 'base'
  | 'maxZoom'
  | 'cooperative'
  | 'labels'
  | 'onSelect'
  | 'onFollow'
  | 'onView'
>

// biome-ignore lint/suspicious/noExplicitAny: what rows are is for the application to say
export interface LiveMapProps<Row = any> extends Omit<ChannelProps, 'channel'>, Own, MarkerFields<Row> {
  /** `null` is off; not needed with `records`. */
  channel?: string | null
  /** The event, or events, that tell of markers: one row or an array of them. */
  event?: string | readonly string[]
  /** The field that is a marker's id. Default `id`. */
  by?: string
  /** Events that take a marker away. */
  remove?: RecordsOptions['remove']
  /** Lays an event's fields over what is known of the marker. */
  merge?: boolean
  /** From `defineRecords`, for a `backfill`; in place of `event`, `by`, `remove` and `merge`. */
  records?: RecordsDefinition<Row>
  /** The map's accessible name. Default "Map". */
  label?: string
  /** In CSS pixels. Default 420. */
  height?: number
  /** Called with the map's `fit`, `follow`, `select` and `look` once it is in the page, and with null after. */
  onReady?: (map: MountedMap | null) => void
}

interface Memory {
  map: MountedMap | null
  popup: HTMLElement | null
  /** Reads a row by fields; the same function while the fields are the same, as another reads all rows anew. */
  reader: { fields: MarkerFields<unknown>; read: MapOptions['read'] } | null
}

const isEmpty = ({ size }: RecordsSnapshot) => size === 0
const FIELDS = ['lat', 'lng', 'heading', 'name', 'color', 'at'] as const

const whereOf = (props: LiveMapProps) =>
  channelOf({ channel: props.channel ?? props.records?.channel ?? null, disabled: props.disabled })

function rowsOf(kit: Parameters<typeof records>[0], props: LiveMapProps): Records<unknown> {
  const { by = 'id', event = [], remove, merge } = props
  const inline = [event, { by, remove, merge }] as const
  const [name, events, options] = props.records
    ? argumentsOf(props.records, whereOf(props))
    : argumentsOf(whereOf(props), ...inline)
  return records(kit, name, events, options) as Records<unknown>
}

/** Positions on a map that needs no network, gliding from one to the next. */
export const liveMap = component<LiveMapProps, { popup: MapPopup }>()({
  name: 'live-map',
  props: [
    ...['channel', 'disabled', 'locale', 'event', 'by', 'remove', 'merge', 'records', 'label', 'height'],
    ...FIELDS,
    ...['view', 'follow', 'trail', 'cluster', 'staleAfter', 'glide', 'tiles', 'base', 'maxZoom'],
    ...['cooperative', 'labels', 'onSelect', 'onFollow', 'onView', 'onReady'],
  ] as (keyof LiveMapProps)[],
  flags: ['disabled', 'merge', 'cooperative'],
  slots: ['popup'],
  stores(kit, props) {
    const room = channel(kit, whereOf(props))
    return {
      room,
      empty: only(rowsOf(kit, props), isEmpty),
      now: tickerWhile(kit, room, isStale),
    }
  },
  state: () => ({ popup: null as MapPopup | null }),
  memory: (): Memory => ({ map: null, popup: null, reader: null }),
  view({ kit, props, stores, snapshots: { room, empty, now }, state: { popup }, set, memory }) {
    const { locale, label = 'Map', height = 420, onReady } = props
    const name = whereOf(props)
    const state = viewState(room.status, empty, name === null)
    const words = { ...mapLabels, ...props.labels }
    const close = () => memory.map?.select(null)

    const holdMap = (map: MountedMap | null) => {
      memory.map = map
      onReady?.(map)
    }
    return el(
      'section',
      {
        ...parts.root,
        'aria-label': label,
        'aria-busy': state === 'loading',
        'data-state': state,
        style: { '--ck-live-map-height': `${height}px` },
      },
      el('div', {
        ...parts.stage,
        use: use(mapEngine, {
          ...props,
          kit,
          label,
          state,
          read: readerOf(props, memory),
          rows: stores.empty.of,
          hold: holdMap,
          popup: () => memory.popup,
          onPopup: (next) => set({ popup: next }),
        }),
      }),
      popup &&
        el(
          'div',
          {
            ...parts.popup,
            key: 'popup',
            role: 'dialog',
            'aria-label': popup.name,
            tabindex: -1,
            onkeydown(event) {
              if (event.key !== 'Escape') return
              event.stopPropagation()
              close()
            },
            use: use(holder, memory),
          },
          el('strong', parts['popup-title'], popup.name),
          el(
            'button',
            {
              ...parts['popup-close'],
              type: 'button',
              title: words.close,
              'aria-label': words.close,
              onclick: close,
            },
            el('span', { 'aria-hidden': true }, '×'),
          ),
          el('div', parts['popup-content'], slot('popup', popup, details(popup))),
          el(
            'button',
            {
              ...parts.follow,
              type: 'button',
              'aria-pressed': popup.following,
              onclick: () => memory.map?.follow(popup.following ? null : popup.id),
            },
            popup.following ? words.unfollow : words.follow,
          ),
        ),
      state !== 'live' &&
        el(
          'div',
          { ...parts.message, key: 'message' },
          channelNote(stores.room, room, { state, labels: words, now, locale }),
        ),
    )
  },
})

const details = (popup: MapPopup) =>
  el(
    'dl',
    parts['popup-rows'],
    ...popup.details.flatMap(([name, value]) => [el('dt', {}, name), el('dd', {}, value)]),
  )

function readerOf(props: LiveMapProps, memory: Memory): MapOptions['read'] {
  const fields = Object.fromEntries(FIELDS.map((name) => [name, props[name]])) as MarkerFields<unknown>
  if (!memory.reader || !shallowEqual(memory.reader.fields, fields))
    memory.reader = { fields, read: (row) => markerOf(row, fields) }
  return memory.reader.read
}

/** Keeps hold of the popup, which the map moves about. */
function holder(element: HTMLElement, memory: Memory) {
  memory.popup = element
  memory.map?.redraw()
  return {
    destroy() {
      if (memory.popup === element) memory.popup = null
    },
  }
}
