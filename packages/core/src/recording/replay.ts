import { type Clock, systemClock } from '../clock.ts'
import { ChannelKitError } from '../errors.ts'
import type { Dispatch, Source, SourceHappening } from '../source/source.ts'
import { nobody, toldAt, unknown } from './answers.ts'
import { parseRecording, type Recording } from './recording.ts'
import { createTrack, type Recorded } from './track.ts'
import { createVirtualClock } from './virtual-clock.ts'

export interface ReplayOptions {
  /** How many times as fast as it was. `Infinity` tells all of it at once. Default 1. */
  speed?: number
  /** From where on, in ms since its beginning: what was before is told at once. Default 0. */
  from?: number
  /** Waits for `play()`. Default false. */
  paused?: boolean
  /** Begins again when it is through. Default false. */
  loop?: boolean
  /**
   * `now` gives each happening the time at which it is told, so that a chart of the last minute shows it; `recorded`
   * the time that it had, which goes with `createChannelKit({ clock: replay.clock })`. Default `now`.
   */
  times?: 'now' | 'recorded'
  /** The time that it is played in. Default the host's. */
  clock?: Clock
  /** Called when it is through, once a round. */
  onEnd?(): void
}

/** A source that tells what was recorded, to those who ask for it. */
export interface Replay extends Source {
  /** The recording's own time: stands while paused, runs at its speed. For `times: 'recorded'`. */
  readonly clock: Clock
  /** How long the recording is, in ms. */
  readonly duration: number
  /** Where it is, in ms since its beginning. */
  readonly position: number
  play(): void
  pause(): void
  /** Goes ahead to a position and tells at once what is on the way. There is no way back: make a new one with `from`. */
  skipTo(position: number): void
}

/**
 * Plays a recording back as a source of a kit: it begins with the first `connect`, and the kit comes to the same state
 * as the one that was recorded. What is sent through it reaches nobody. Throws `ChannelKitError`
 * `invalid-recording` for a text that is none, and `invalid-options` for a speed that is not above 0.
 *
 * @param recording from a recorder or `parseRecording`, or its text
 * @example
 * const kit = createChannelKit({ source: replay(text, { speed: 4 }) })
 */
export function replay(recording: Recording | string, options: ReplayOptions = {}): Replay {
  const {
    at: start,
    duration,
    happenings,
  } = typeof recording === 'string' ? parseRecording(recording) : recording
  const { speed = 1, from = 0, loop = false, times = 'now', clock: host = systemClock, onEnd } = options
  if (!(speed > 0))
    throw new ChannelKitError('invalid-options', `replay: speed must be above 0, not ${speed}.`)
  const time = createVirtualClock(host, speed === Number.POSITIVE_INFINITY ? 1 : speed)
  const track = createTrack()
  const known = new Set(
    happenings.flatMap((told) =>
      told.type === 'subscribed' || told.type === 'refused' ? [told.channel] : [],
    ),
  )
  /** The channels that are wanted, with the events that are asked for. */
  const wanted = new Map<string, Set<string>>()
  /** Those that know that they are live. */
  const live = new Set<string>()
  let dispatch: Dispatch
  let paused = options.paused ?? false
  let begun = false
  let open = false
  let watching = false
  let signing = false
  let next = 0
  /** Where the present round began, in the time of all rounds. */
  let round = 0

  const now = () => (times === 'now' ? host.now() : start + time.position())

  const timed = (told: SourceHappening) => toldAt(told, now())

  function tell(told: Recorded) {
    if (!open || told.type === 'unsubscribe') return
    // It answers a question that is not this one.
    if (told.type === 'past') return
    if (told.type === 'event' || told.type === 'unheard') {
      const bound = wanted.get(told.channel)?.has(told.event)
      if (!bound && !watching) return
      const { channel, event, data, at } = told
      if (!bound) return dispatch(timed({ type: 'unheard', at, channel, event, data }))
      return dispatch(timed({ userId: undefined, ...told, type: 'event' }))
    }
    if ('channel' in told && !wanted.has(told.channel)) return
    if (told.type === 'subscribed') live.add(told.channel)
    else if (told.type === 'refused') live.delete(told.channel)
    else if (told.type === 'connection' && told.state !== 'connected') live.clear()
    if ((told.type === 'user' || told.type === 'watchlist') && !signing) return
    dispatch(timed(told))
    if (told.type !== 'connection' || told.state !== 'connected') return
    for (const channel of wanted.keys()) if (!known.has(channel)) tell(unknown(channel, told.at))
  }

  function step() {
    const told = happenings[next++]!
    const wasConnected = track.connected
    track.take(told)
    // In another round the line is still up: it is not told to be opened again.
    const again = round > 0 && wasConnected && told.type === 'connection' && told.state === 'connecting'
    if (!again) tell(told)
    plan()
  }

  function plan() {
    const told = happenings[next]
    if (told) return time.at(round + told.at - start, step)
    // Whatever has no length would go round for ever within one turn.
    time.at(round + duration + (duration === 0 ? 1 : 0), () => {
      onEnd?.()
      if (!loop || happenings.length === 0) return
      round = time.position()
      next = 0
      plan()
    })
  }

  /** What holds by now, to who was not there when it was told. */
  const later = (list: (at: number) => Recorded[], wants: () => boolean) =>
    void Promise.resolve().then(() => {
      if (wants()) for (const told of list(now())) tell(told)
    })

  const player: Replay = {
    clock: {
      now: () => start + time.position(),
      // At least 1 ms: what plans itself anew at once would never let time go on.
      setTimeout: (run, ms) => time.at(time.position() + Math.max(1, ms), run),
      clearTimeout: time.clear,
    },
    duration,
    get position() {
      return Math.min(time.position() - round, duration)
    },
    play() {
      paused = false
      if (open) time.play()
    },
    pause() {
      paused = true
      time.pause()
    },
    skipTo: (position) => time.skipTo(round + position),
    start(to) {
      dispatch = to
    },
    connect() {
      if (open) return
      open = true
      if (begun) for (const told of track.all(now())) tell(told)
      else {
        begun = true
        plan()
        const head = speed === Number.POSITIVE_INFINITY ? duration : from
        // The caller has not asked for all that it wants yet.
        void Promise.resolve().then(() => time.skipTo(head))
      }
      if (!paused) time.play()
    },
    retry: () => player.connect(),
    check() {},
    disconnect() {
      if (!open) return
      time.pause()
      dispatch({ type: 'connection', at: now(), state: 'disconnected' })
      live.clear()
      open = false
    },
    destroy() {
      open = false
      time.pause()
    },
    subscribe(channel) {
      if (!wanted.has(channel)) wanted.set(channel, new Set())
      if (known.has(channel))
        return later(
          (at) => track.ofChannel(channel, at),
          () => open && wanted.has(channel) && !live.has(channel),
        )
      later(
        (at) => [unknown(channel, at)],
        () => track.connected && wanted.has(channel),
      )
    },
    unsubscribe(channel) {
      wanted.delete(channel)
      live.delete(channel)
    },
    bind: (channel, event) => void wanted.get(channel)?.add(event),
    unbind: (channel, event) => void wanted.get(channel)?.delete(event),
    send: () => open && track.connected,
    watch(on) {
      watching = on
    },
    renew() {
      // Whoever looks at a recording, it shows who was there.
      signing = false
    },
    /** As it was answered then, if it was asked. */
    past(channel, ask) {
      const told = happenings.find((one) => one.type === 'past' && one.channel === channel)
      const then = told?.type === 'past' ? told : undefined
      void Promise.resolve().then(() => {
        const at = now()
        const events = then?.events?.map((one) => ({ ...one, at: one.at + at - then.at })) ?? null
        if (open) dispatch({ type: 'past', at, channel, ask, events })
      })
    },
    signIn() {
      signing = true
      if (happenings.some(({ type }) => type === 'user')) return later(track.ofUser, () => open)
      later(
        (at) => [nobody(at)],
        () => open,
      )
    },
  }
  return player
}
