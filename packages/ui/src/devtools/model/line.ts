import { type ChannelKit, ChannelKitError, type Happening } from '@channelkit/core'
import { dataOf } from '@channelkit/core/inspect'
import { betweenOf } from './between.ts'

/** What is done to the line of a kit, to see what its visitors see then. */
export interface LineState {
  readonly cut: boolean
  /** How long everything takes longer, each way, in ms. */
  readonly slow: number
  /** The next private channel that would be let in is refused. */
  readonly refuse: boolean
}

export interface Line {
  readonly state: LineState
  cut(on: boolean): void
  slow(ms: number): void
  refuse(on: boolean): void
  /** All is as it was. */
  end(): void
}

/** When pusher-js says that a line which does not come back is unavailable, in ms. */
const UNAVAILABLE = 10_000
const NONE: LineState = { cut: false, slow: 0, refuse: false }

const known = new WeakMap<ChannelKit, Line>()

/** The line of a kit, in the hands of whoever develops. */
export function lineOf(kit: ChannelKit): Line {
  let line = known.get(kit)
  if (!line) {
    line = createLine(kit)
    known.set(kit, line)
  }
  return line
}

function createLine(kit: ChannelKit): Line {
  const { clock, channels } = kit.internals
  const between = betweenOf(kit)
  const { real, tell } = between
  let state = NONE
  /** Channels that are refused by us, though the server let them in. */
  const refused = new Set<string>()
  let unavailable: ReturnType<typeof clock.setTimeout>
  /** When the last that was slowed comes, each way: what comes later may not overtake it. */
  const due = { in: 0, out: 0 }

  function later(way: keyof typeof due, run: () => void) {
    const at = Math.max(clock.now() + state.slow, due[way])
    if (at <= clock.now()) return run()
    due[way] = at
    clock.setTimeout(run, at - clock.now())
  }

  const say = (what: 'lost' | 'connecting' | 'unavailable') =>
    tell({ type: 'connection', at: clock.now(), state: what, socketId: null, retryAt: null })

  function heard(happening: Happening) {
    later('in', () => !state.cut && arrived(happening))
  }

  function arrived(happening: Happening) {
    if (!('channel' in happening)) {
      tell(happening)
      // On a new connection every channel is asked for anew.
      if (happening.type === 'connection' && happening.state === 'connected')
        for (const name of [...refused]) ask(name)
      return
    }
    const { channel, type } = happening
    if (refused.has(channel)) return
    const opens = type === 'subscribed' || type === 'members'
    if (!state.refuse || !opens || !/^(private|presence)-/.test(channel)) return tell(happening)
    refused.add(channel)
    change({ refuse: false })
    const error = new ChannelKitError('auth-denied', `Devtools refused ${channel}, as you asked.`, {
      httpStatus: 403,
    })
    tell({ type: 'refused', at: clock.now(), channel, error: dataOf(error) })
    // Not within what the source is telling.
    void Promise.resolve().then(() => refused.has(channel) && real.unsubscribe(channel))
  }

  function ask(name: string) {
    refused.delete(name)
    real.subscribe(name)
    for (const event of channels
      .active()
      .find((one) => one.name === name)
      ?.listens() ?? [])
      real.bind(name, event)
    change({})
  }

  function change(next: Partial<LineState>) {
    state = { ...state, ...next }
    const idle = !state.cut && !state.slow && !state.refuse && refused.size === 0 && due.in <= clock.now()
    if (idle) return between.leave()
    between.put(
      {
        connect: () => state.cut || real.connect(),
        retry() {
          if (!state.cut) return real.retry()
          say('connecting')
          clock.setTimeout(() => state.cut && say('lost'), 500)
        },
        check: () => state.cut || real.check(),
        subscribe: (channel) => (refused.has(channel) ? ask(channel) : real.subscribe(channel)),
        unsubscribe(channel) {
          refused.delete(channel)
          real.unsubscribe(channel)
        },
        send(channel, event, data) {
          if (state.cut) return false
          if (state.slow === 0) return real.send(channel, event, data)
          later('out', () => real.send(channel, event, data))
          return true
        },
      },
      heard,
    )
  }

  const line: Line = {
    get state() {
      return state
    },
    cut(on) {
      if (on === state.cut) return
      change({ cut: on })
      clock.clearTimeout(unavailable)
      if (on) {
        say('lost')
        unavailable = clock.setTimeout(() => say('unavailable'), UNAVAILABLE)
        real.disconnect()
      } else real.connect()
    },
    slow: (ms) => change({ slow: Math.max(0, ms) }),
    refuse: (on) => change({ refuse: on }),
    end() {
      line.cut(false)
      for (const name of [...refused]) ask(name)
      change(NONE)
    },
  }
  return line
}
