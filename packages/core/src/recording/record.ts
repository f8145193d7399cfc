import type { Happening } from '../happening.ts'
import type { ChannelKit } from '../kit.ts'
import { user, watchlist } from '../people/user.ts'
import { eventsIn } from '../points.ts'
import { everyone } from '../present.ts'
import { utf8Length } from '../utf8-length.ts'
import { isRecorded } from './fields.ts'
import { endOf, headOf, jsonOf, lineOf, parseRecording, type Recording } from './recording.ts'
import { createTrack, type Recorded } from './track.ts'

export interface RecordOptions {
  /** How much is kept, in bytes of its text: beyond that the oldest goes. Default 5,000,000. */
  maxBytes?: number
  /**
   * What becomes of each happening before it is kept: return it, another one (names left out, say), or null to leave
   * it out. What it throws is reported by the kit, and that happening is left out.
   */
  redact?(happening: Recorded): Recorded | null | undefined
}

/** A recording that is being made. */
export interface Recorder {
  /** How much is kept by now, in bytes. */
  readonly bytes: number
  /** How many happenings are no longer there, since newer ones took their place. */
  readonly dropped: number
  /** How many were never kept: redacted, or of payloads that JSON can't hold. */
  readonly leftOut: number
  /** What there is by now, as text of one JSON value a line. */
  text(): string
  /** What there is by now. */
  recording(): Recording
  /** Ends it, and gives what there is. */
  stop(): Recording
}

interface Kept {
  readonly at: number
  readonly json: string
  readonly bytes: number
  /** What it changes of what holds from then on; events change nothing of that. */
  readonly told: Recorded | null
}

/**
 * Records what the connection of a kit tells, with times: events, who comes and goes, what is lost and found. It begins
 * with what holds at that moment: connection, live channels, who is there; what stores have gathered before is not
 * in it. `replay` plays it back.
 *
 * @returns the recorder; it holds at most `maxBytes`, the newest
 * @example
 * const recorder = record(kit, { redact: (told) => (told.type === 'user' ? null : told) })
 * // later
 * download('session.jsonl', recorder.text())
 * recorder.stop()
 */
export function record(kit: ChannelKit, { maxBytes = 5_000_000, redact }: RecordOptions = {}): Recorder {
  const { bus, clock } = kit.internals
  /** What held before the first that is kept. */
  const before = createTrack()
  let kept: Kept[] = []
  let first = 0
  let bytes = 0
  let dropped = 0
  let leftOut = 0
  let start = clock.now()
  let ended: number | null = null

  function keep(happening: Recorded, at: number) {
    let told: Recorded | null | undefined = happening
    if (redact) {
      told = null
      bus.guard(() => {
        told = redact(happening)
      })
    }
    const json = told && attempt(told)
    if (!told || !json) {
      leftOut++
      return
    }
    const size = utf8Length(json) + PER_LINE
    kept.push({ at, json, bytes: size, told: isState(told) ? told : null })
    bytes += size
    while (bytes > maxBytes && first < kept.length) drop()
    // Emptied in steps, so that each costs the same.
    if (first > 1000 && first > kept.length / 2) {
      kept = kept.slice(first)
      first = 0
    }
  }

  function drop() {
    const { at, bytes: size, told } = kept[first]!
    if (told) before.take(told)
    kept[first++] = GONE
    start = at
    bytes -= size
    dropped++
  }

  for (const happening of present(kit, start)) keep(happening, start)
  const stop = bus.tap((happening: Happening) => {
    const { type, at } = happening
    if (type === 'points') for (const one of eventsIn(happening)) keep(one, one.at)
    if (isRecorded({ type })) keep(happening as Recorded, at)
  })

  const text = () => {
    const lines = kept.slice(first).map(({ json, at }) => lineOf(json, at, start))
    const held = before.all(start).map((told) => lineOf(jsonOf(told), start, start))
    const end = endOf(Math.max(0, (ended ?? clock.now()) - start))
    return `${[headOf(start), ...held, ...lines, end].join('\n')}\n`
  }
  return {
    get bytes() {
      return bytes
    },
    get dropped() {
      return dropped
    },
    get leftOut() {
      return leftOut
    },
    text,
    recording: () => parseRecording(text()),
    stop() {
      stop()
      ended ??= clock.now()
      return parseRecording(text())
    },
  }
}

/** About what a line has beyond its JSON: its time. */
const PER_LINE = 12

const GONE: Kept = { at: 0, json: '', bytes: 0, told: null }

/** Null for what JSON can't hold. */
function attempt(told: Recorded) {
  try {
    return jsonOf(told)
  } catch {
    return null
  }
}

const isState = ({ type }: Recorded) => type !== 'event' && type !== 'unheard' && type !== 'user-event'

/** What holds of a kit now, as its source would have told it. */
function present(kit: ChannelKit, at: number): Recorded[] {
  const { status, socketId, transport, retryAt } = kit.connection.getSnapshot()
  if (status === 'idle') return []
  const track = createTrack()
  const state = status === 'reconnecting' ? 'lost' : status
  track.take({ type: 'connection', at, state, socketId, transport, retryAt })
  const me = user(kit).getSnapshot()
  if (me.status === 'signed-in') track.take({ type: 'user', at, user: me.user, error: null })
  const { online } = watchlist(kit).getSnapshot()
  if (online.length) track.take({ type: 'watchlist', at, online: true, ids: online })
  for (const entry of kit.internals.channels.active()) {
    const { status: ofChannel, subscriptionCount } = entry.state()
    if (ofChannel !== 'live') continue
    const channel = entry.name
    const people = entry.present()
    if (people) track.take(everyone(people, channel, at))
    track.take({ type: 'subscribed', at, channel })
    if (subscriptionCount !== null) track.take({ type: 'count', at, channel, count: subscriptionCount })
  }
  return track.all(at)
}
