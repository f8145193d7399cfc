import {
  type Backfill,
  type ChannelKit,
  type ChannelName,
  channel,
  type EventOf,
  type FieldOf,
  type FoldStore,
  type Initial,
  type PayloadOf,
  type Rewind,
  type SeriesSnapshot,
} from '@channelkit/core'
import type { LineKind } from '../../engines/chart/index.ts'
import { only } from '../../shared/only.ts'
import { isEmpty, pointsStore } from '../../shared/series.ts'
import { noteParts, stateNote, stateText } from '../../shared/state-note.ts'
import { isStale, tickerWhile } from '../../shared/ticker.ts'
import { type ChannelProps, channelOf, channelProps, viewState } from '../../shared/view-state.ts'
import { anatomy, component, el, use } from '../../view/index.ts'
import { textEngine } from '../live-chart/text-engine.ts'
import { sparkEngine } from './engine.ts'
import { type SparklineLabels, sparklineLabels } from './labels.ts'
import type { Trend } from './spark.ts'

export interface SparklineProps<
  Name extends string = string,
  Event extends string = string,
  Payload = unknown,
> extends ChannelProps<Name> {
  /** The event whose numbers are drawn. */
  event: Event
  /** The payload's field with the value. Default: the payload itself is the number. */
  y?: FieldOf<Payload>
  /** The payload's field with the time in epoch ms. Default: when the event arrived. */
  x?: FieldOf<Payload>
  /** How much time is shown, in ms. Default 60,000. */
  window?: number
  /** How many points are kept at most. Default 2,000. */
  capacity?: number
  /** Fetches points from before the first event, and those missed while the line was lost. It needs `x`. */
  backfill?: Backfill<readonly unknown[]>
  /** What to show until something is heard: what the server knows, say, so that its HTML has content. Payloads, oldest first; it needs
   * `x`. */
  initial?: Initial<readonly unknown[]>
  /** How far back to begin where the server keeps events: so many, or `{ events, seconds }`. */
  rewind?: Rewind
  /** How it is drawn. Default `area`. */
  kind?: LineKind
  /** What it is the line of, for screen readers. Default: the field. */
  label?: string
  /** How its last value is read out. Default: by locale. */
  format?: (value: number) => string
  /** In CSS pixels. Default 120. */
  width?: number
  /** In CSS pixels. Default 32. */
  height?: number
  /** Words of yours in place of ours: any of them. */
  labels?: Partial<SparklineLabels>
}

const parts = anatomy('sparkline', { plot: 'span', skeleton: 'span', word: 'span', ...noteParts })

/** The store of the points. */
function pointsOf(kit: ChannelKit, props: SparklineProps): FoldStore<SeriesSnapshot> {
  const { x, y, window = 60_000, capacity = 2000 } = props
  return pointsStore(kit, props, { x, y, capacity, window: window * 1.1 })
}

/** One value over time, as small as a word. Its colour says which way it goes, and so do its words. */
export const sparkline = component<SparklineProps>()({
  name: 'sparkline',
  props: {
    ...channelProps,
    ...({
      event: 'plain',
      y: 'plain',
      x: 'plain',
      window: 'plain',
      capacity: 'plain',
      kind: 'plain',
      rewind: 'plain',
    } as const),
    ...({
      backfill: 'trusted',
      initial: 'trusted',
      label: 'plain',
      format: 'function',
      width: 'plain',
      height: 'plain',
    } as const),
  },
  labels: sparklineLabels,
  parts,
  stores(kit, props) {
    const room = channel(kit, channelOf(props))
    return { room, empty: only(pointsOf(kit, props), isEmpty), now: tickerWhile(kit, room, isStale) }
  },
  state: () => ({ trend: 'flat' as Trend }),
  memory: () => ({ text: null as string | null }),
  view({ kit, stores, snapshots: { room, empty, now }, props, words, state: { trend }, set, memory, id }) {
    const { y = 'value', window = 60_000, kind = 'area', width = 120, height = 32, locale } = props
    const { label = props.y ?? words.value, format } = props
    const points = stores.empty.of
    const state = viewState(room, empty, channelOf(props) === null)
    const note = { kit, state, labels: words, since: room.since, now, locale, error: room.error }
    const said = stateText(note)

    function text(data: SeriesSnapshot): string {
      const last = data.y[y]?.findLast((value) => !Number.isNaN(value))
      const value =
        last === undefined ? '' : words.summary(format?.(last) ?? last.toLocaleString(locale), trend)
      return [value, said].filter(Boolean).join('. ')
    }

    // What a server sends; from then on the engine writes it.
    memory.text ??= text(points.getInitialSnapshot())

    return el(
      'span',
      {
        ...parts.root,
        'data-state': state,
        'data-trend': trend,
        'aria-busy': state === 'loading',
        title: said ?? undefined,
        style: { 'inline-size': `${width}px`, 'block-size': `${height}px` },
      },
      el('span', {
        ...parts.plot,
        role: 'img',
        'aria-labelledby': `${id}-name ${id}-text`,
        use: use(sparkEngine, {
          points,
          field: y,
          kind,
          window,
          trend,
          live: room.status === 'live',
          onTrend: (next) => set({ trend: next }),
        }),
      }),
      state === 'loading' && el('span', { ...parts.skeleton, 'aria-hidden': true }),
      el('span', { class: 'ck-hidden', id: `${id}-name` }, label),
      el(
        'span',
        { class: 'ck-hidden', id: `${id}-text`, use: use(textEngine, { points, text }) },
        memory.text,
      ),
      state === 'error' && stateNote({ ...note, retry: stores.room.retry }),
      // Else one could not tell a line that has no point yet from one that is switched off.
      (state === 'empty' || state === 'disabled') &&
        el('span', { ...parts.word, 'aria-hidden': true }, words[state]),
    )
  },
})

/** What it is given in a binding. */
export interface SparklineTypes<Name extends ChannelName, Event extends EventOf<Name>> {
  readonly props: SparklineProps<Name, Event, PayloadOf<Name, Event>>
  readonly slots: object
  readonly parts: typeof parts
}
