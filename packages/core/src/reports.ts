import type { Bus } from './bus.ts'
import type { TriggerResult } from './client-event.ts'
import { ChannelKitError, type ErrorCode } from './errors.ts'

/** Tells what is wrong with the payloads of one store: each kind once, with how often it was so by then. */
export interface Reports {
  /**
   * Remembers that something did not fit.
   *
   * @param kind what is told once
   * @param what made into words only when it is told
   */
  add(kind: string, what: () => string, code?: ErrorCode, cause?: unknown): void
  /** What became of something sent that nobody waits for: what can never work is told. */
  sent(result: Promise<TriggerResult>): void
  /** Tells what was added; called when the store shows something new. */
  tell(): void
}

interface Kind {
  count: number
  /** What to say, with how often it was so. */
  readonly error: (times: string) => ChannelKitError
}

/** @param mark asks for the `tell` to come */
export function createReports(bus: Bus, mark: () => void): Reports {
  const kinds = new Map<string, Kind>()
  let untold: Kind[] = []

  function note(kind: string, make: () => Kind['error']) {
    const known = kinds.get(kind)
    if (known) return void known.count++
    const made = { count: 1, error: make() }
    kinds.set(kind, made)
    untold.push(made)
    mark()
  }

  return {
    add: (kind, what, code = 'invalid-payload', cause) =>
      note(kind, () => {
        const said = what()
        return (times) => new ChannelKitError(code, `${said}${times}`, { cause })
      }),
    sent: (result) =>
      void result.then((became) => {
        if (became.status !== 'failed') return
        const { error } = became
        // What the channel or the kit is says itself in their states.
        if (error.code === 'payload-too-large' || error.code === 'client-event-invalid')
          note(error.code, () => () => error)
      }),
    tell() {
      const now = untold
      untold = []
      for (const { count, error } of now) {
        const many = count > 1 ? ` It happened ${count} times at once.` : ''
        bus.report(error(`${many} It is told only once.`))
      }
    },
  }
}
