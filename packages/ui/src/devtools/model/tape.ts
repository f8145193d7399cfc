import type { ChannelKit, Source } from '@channelkit/core'
import {
  parseRecording,
  type Recorder,
  type Recording,
  type Replay,
  record,
  replay,
} from '@channelkit/core/recording'
import { beginAnew } from './anew.ts'
import { betweenOf } from './between.ts'
import { lineOf } from './line.ts'

/** A recording that plays on the page. */
export interface Playing {
  readonly duration: number
  readonly position: number
  readonly running: boolean
  readonly speed: number
}

/** Records what a kit is told, and plays it on the page instead of what its server says. */
export interface Tape {
  /** Since when it records, and how much that is by now. */
  readonly recording: { readonly since: number; readonly bytes: number } | null
  /** What there is to play. */
  readonly take: Recording | null
  readonly playing: Playing | null
  record(): void
  /** Ends the recording, which can be played then. */
  stop(): void
  /** Takes a recording from a file. Throws `ChannelKitError` `invalid-recording`. */
  load(text: string): void
  play(): void
  pause(): void
  /** Shows the page as it was then. */
  seek(position: number): void
  speed(times: number): void
  /** The page is live again. */
  end(): void
}

const known = new WeakMap<ChannelKit, Tape>()

export function tapeOf(kit: ChannelKit): Tape {
  let tape = known.get(kit)
  if (!tape) {
    tape = createTape(kit)
    known.set(kit, tape)
  }
  return tape
}

/** What of a source a replay does in its place. */
const METHODS = [
  ...(['connect', 'disconnect', 'retry', 'check', 'subscribe', 'unsubscribe', 'bind', 'unbind'] as const),
  ...(['send', 'watch', 'signIn', 'renew', 'past'] as const),
]

function createTape(kit: ChannelKit): Tape {
  const { clock, channels } = kit.internals
  const between = betweenOf(kit)
  let recorder: Recorder | null = null
  let since = 0
  let take: Recording | null = null
  let player: Replay | null = null
  let running = false
  let times = 1

  /** Puts a replay in the place of the source, from a position on. */
  function open(from: number) {
    const first = player === null
    const next = replay(take!, {
      // What held when it began is there at once.
      from: Math.max(1, from),
      speed: times,
      paused: !running,
      onEnd() {
        running = false
        next.pause()
      },
    })
    if (first) {
      lineOf(kit).end()
      for (const { name } of channels.active()) between.real.unsubscribe(name)
      between.real.disconnect()
    }
    player?.destroy()
    player = next
    next.start(between.tell)
    next.watch(true)
    beginAnew(kit, () => {
      const methods = METHODS.map((name) => [name, next[name]])
      // The real source is closed; what it still tells is of before.
      between.put(Object.fromEntries(methods) as Partial<Source>, () => {})
    })
    next.connect()
  }

  return {
    get recording() {
      return recorder && { since, bytes: recorder.bytes }
    },
    get take() {
      return take
    },
    get playing() {
      return player && { duration: player.duration, position: player.position, running, speed: times }
    },
    record() {
      recorder ??= record(kit)
      since = clock.now()
    },
    stop() {
      if (recorder) take = recorder.stop()
      recorder = null
    },
    load(text) {
      take = parseRecording(text)
    },
    play() {
      if (!take) return
      const atEnd = player && player.position >= player.duration
      running = true
      if (!player || atEnd) open(0)
      else player.play()
    },
    pause() {
      running = false
      player?.pause()
    },
    seek(position) {
      if (!take) return
      if (player && position >= player.position) player.skipTo(position)
      else open(position)
    },
    speed(factor) {
      times = factor
      if (player) open(player.position)
    },
    end() {
      if (!player) return
      player.destroy()
      player = null
      running = false
      beginAnew(kit, between.leave)
      between.real.connect()
    },
  }
}
