import { type Clock, elapsed, type Timer } from '../clock.ts'

/** Time of its own: it stands, runs at a speed, or jumps ahead. What is planned in it happens in its order, whatever its speed. */
export interface VirtualClock {
  /** How far it has come, in ms. */
  position(): number
  /** Calls back at a position; at once in the next turn if that has passed. */
  at(position: number, run: () => void): Timer
  clear(timer: Timer): void
  play(): void
  pause(): void
  /** Goes ahead, and does on the way what is planned until there. */
  skipTo(position: number): void
}

interface Planned {
  readonly due: number
  readonly run: () => void
}

/**
 * @param host the time that it is made of
 * @param speed how many of its milliseconds go by in one of the host's
 */
export function createVirtualClock(host: Clock, speed: number): VirtualClock {
  /** In order; those of one time as they came. */
  const plans: Planned[] = []
  let base = 0
  let since: number | null = null
  /** While something planned runs, it is exactly the time for which it was planned. */
  let held: number | null = null
  let timer: Timer

  const position = () => held ?? (since === null ? base : base + (elapsed(host) - since) * speed)

  function arm() {
    host.clearTimeout(timer)
    const [next] = plans
    if (next && since !== null) timer = host.setTimeout(runDue, Math.max(0, (next.due - position()) / speed))
  }

  function run(until: number, goesOn: () => boolean) {
    while (plans[0] && plans[0].due <= until && goesOn()) {
      const { due, run } = plans.shift()!
      held = Math.max(due, base)
      try {
        run()
      } finally {
        held = null
      }
    }
  }

  function runDue() {
    const started = since
    try {
      run(position(), () => since === started)
    } finally {
      arm()
    }
  }

  return {
    position,
    at(due, run) {
      const plan = { due, run }
      const later = plans.findIndex((other) => other.due > due)
      plans.splice(later < 0 ? plans.length : later, 0, plan)
      if (held === null) arm()
      return plan
    },
    clear(plan) {
      const at = plans.indexOf(plan as Planned)
      if (at >= 0) plans.splice(at, 1)
    },
    play() {
      if (since !== null) return
      base = position()
      since = elapsed(host)
      arm()
    },
    pause() {
      base = position()
      since = null
      host.clearTimeout(timer)
    },
    skipTo(to) {
      if (to <= position()) return
      run(to, () => true)
      base = to
      if (since !== null) since = elapsed(host)
      arm()
    },
  }
}
