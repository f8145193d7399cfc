import type { Bus } from './bus.ts'
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
  /** Tells what was added; called when the store shows something new. */
  tell(): void
}

interface Kind {
  count: number
  readonly what: string
  readonly code: ErrorCode
  readonly cause: unknown
}

/** @param mark asks for the `tell` to come */
export function createReports(bus: Bus, mark: () => void): Reports {
  const kinds = new Map<string, Kind>()
  let untold: Kind[] = []
  return {
    add(kind, what, code = 'invalid-payload', cause) {
      const known = kinds.get(kind)
      if (known) return void known.count++
      const made = { count: 1, what: what(), code, cause }
      kinds.set(kind, made)
      untold.push(made)
      mark()
    },
    tell() {
      const now = untold
      untold = []
      for (const { count, what, code, cause } of now) {
        const many = count > 1 ? ` It happened ${count} times at once.` : ''
        bus.report(new ChannelKitError(code, `${what}${many} It is told only once.`, { cause }))
      }
    },
  }
}
