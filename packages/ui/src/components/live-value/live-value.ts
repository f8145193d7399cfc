import {
  type ChannelName,
  channel,
  type EventOf,
  type FieldOf,
  type Initial,
  latest,
  latestNumber,
  type PayloadOf,
  type Readable,
  type Rewind,
  staleness,
  toNumber,
} from '@channelkit/core'
import { type IconName, icon } from '../../shared/icon.ts'
import { seeded } from '../../shared/seeded.ts'
import { retryProps, stateText } from '../../shared/state-note.ts'
import { isStale, tickerWhile } from '../../shared/ticker.ts'
import { agoIfLong } from '../../shared/time.ts'
import { type Direction, directionOf } from '../../shared/trend.ts'
import { type ChannelProps, channelOf, channelProps, viewState } from '../../shared/view-state.ts'
import { type Contained, component, el, slot } from '../../view/index.ts'
import { parts } from './anatomy.ts'
import { type LiveValueLabels, liveValueLabels } from './labels.ts'

export interface LiveValueProps<
  Name extends string = string,
  Event extends string = string,
  Payload = unknown,
> extends ChannelProps<Name> {
  /** The event whose number is shown. */
  event: Event
  /** The payload's field, a number or a number as text; without it the payload is the number. */
  field?: FieldOf<Payload>
  /** What to show until something is heard: what the server knows, say, so that its HTML has content. */
  initial?: Initial<Payload>
  /** How far back to begin where the server keeps events: so many, or `{ events, seconds }`. */
  rewind?: Rewind
  /** How the number is written. */
  format?: Intl.NumberFormatOptions | ((value: number) => string)
  /** After how long without an event the value counts as stale although the channel is live, in ms. */
  maxAge?: number
  /** Words of yours in place of ours: any of them. */
  labels?: Partial<LiveValueLabels>
}

/** What the slot `value` is given. */
export interface LiveValueNumber {
  readonly value: number | null
  /** As it is written by default. */
  readonly text: string
  readonly direction: Direction
}

const MARKS: Record<Direction, IconName | null> = { up: 'up', down: 'down', same: null }
const FOREVER = 2 ** 31 - 1

interface Memory {
  value: number | null
  direction: Direction
  /** How often the value changed: it tells one flash from the next. */
  changes: number
  /** The most figures so far, so that the width only grows. */
  width: number
  formats: { of: unknown; locale: string | undefined; format(value: number): string } | null
}

function formatter(memory: Memory, { format, locale }: Contained<LiveValueProps>): (value: number) => string {
  if (typeof format === 'function')
    return (value) => `${format(value) ?? formatter(memory, { locale } as never)(value)}`
  const of = JSON.stringify(format ?? null)
  if (memory.formats?.of !== of || memory.formats.locale !== locale)
    memory.formats = { of, locale, format: new Intl.NumberFormat(locale, format).format }
  return memory.formats.format
}

const nothing: Readable<unknown> = {
  getSnapshot: () => undefined,
  getInitialSnapshot: () => undefined,
  subscribe: () => () => {},
}

/** The number that a payload holds; null for none. */
function numberIn(payload: unknown, field: string | undefined): number | null {
  const value =
    field === undefined ? payload : (payload as Record<string, unknown> | null | undefined)?.[field]
  const number = toNumber(value)
  return Number.isNaN(number) ? null : number
}

/** The newest number of an event, with an arrow and a flash for where it went. */
export const liveValue = component<LiveValueProps, { value: LiveValueNumber }>()({
  name: 'live-value',
  props: {
    ...channelProps,
    ...({ event: 'plain', field: 'plain', initial: 'plain', rewind: 'plain' } as const),
    ...({ format: 'function', maxAge: 'plain' } as const),
  },
  labels: liveValueLabels,
  parts,
  slots: { value: true },
  stores(kit, props) {
    const name = channelOf(props)
    const state = channel(kit, name)
    return {
      value: latestNumber(kit, name, props.event as never, props.field),
      first:
        props.initial === undefined && props.rewind === undefined
          ? nothing
          : seeded(
              latest(kit, name, props.event as never, {
                initial: props.initial as never,
                rewind: props.rewind,
              }),
              props.initial,
            ),
      state,
      age: staleness(kit, name, props.event as never, { maxAge: props.maxAge ?? FOREVER }),
      now: tickerWhile(kit, state, isStale),
    }
  },
  memory: (): Memory => ({ value: null, direction: 'same', changes: 0, width: 0, formats: null }),
  view({ kit, stores, snapshots: { value: heard, first, state: room, age, now }, props, words, memory }) {
    const value = heard ?? numberIn(first, props.field)
    if (value !== memory.value) {
      memory.direction = directionOf(memory.value, value)
      memory.value = value
      memory.changes++
    }
    const name = channelOf(props)
    const silent = age.stale && room.status === 'live' && value !== null
    const state = silent ? 'stale' : viewState(room, value === null, name === null)
    const nothing = state === 'disabled' ? words.off : words.none
    const text = value === null ? nothing : formatter(memory, props)(value)
    memory.width = Math.max(memory.width, text.length)
    const { direction } = memory
    const { retry } = stores.state
    const about = {
      kit,
      state,
      labels: words,
      since: room.since,
      now,
      locale: props.locale,
      error: room.error,
      retry,
    }
    const note = silent
      ? words.silent(agoIfLong(kit.clock.now() - (age.lastAt ?? 0), props.locale))
      : stateText(about)
    const again = silent ? null : retryProps(about)
    const mark = state === 'stale' ? 'clock' : state === 'live' ? MARKS[direction] : null

    return el(
      'span',
      {
        ...parts.root,
        'data-state': state,
        'data-direction': direction,
        'data-flash': memory.changes % 2 ? 'odd' : 'even',
        title: note ?? undefined,
        style: { '--ck-figures': memory.width },
      },
      // Before the number, since its unit may follow it in the text around.
      again
        ? el('button', { ...parts.retry, ...again, 'aria-label': words.retry }, icon('retry'))
        : el('span', { ...parts.mark, 'aria-hidden': true }, mark && icon(mark)),
      el('span', parts.number, slot('value', { value, text, direction }, text)),
      note !== null && state !== 'disabled' && el('span', { ...parts.note, class: 'ck-hidden' }, ` ${note}`),
    )
  },
})

/** What it is given in a binding. */
export interface LiveValueTypes<Name extends ChannelName, Event extends EventOf<Name>> {
  readonly props: LiveValueProps<Name, Event, PayloadOf<Name, Event>>
  readonly slots: { value: LiveValueNumber }
  readonly parts: typeof parts
}
