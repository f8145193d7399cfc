import type { Bus } from './bus.ts'
import type { Trigger } from './client-event.ts'
import type { Clock } from './clock.ts'
import type { ChannelKitError } from './errors.ts'
import type { Happening } from './happening.ts'
import type { ChannelDefinitions } from './schema-types.ts'

/** A payload that did not fit. */
export interface InvalidPayload {
  readonly channel: string
  readonly event: string
  readonly data: unknown
}

/** Keeps payloads that do not fit their schema from both sides. */
export interface Check {
  /** The data as the schema made it, or null: then it was reported. */
  incoming(event: Extract<Happening, { type: 'event' }>): { data: unknown } | null
  outgoing(trigger: Trigger): Trigger
  /** Whether an event has a schema. */
  checks(channel: string, event: string): boolean
}

export function createCheck(
  definitions: Pick<ChannelDefinitions, 'check' | 'checks'>,
  bus: Bus,
  clock: Clock,
  onInvalid?: (error: ChannelKitError, payload: InvalidPayload) => void,
): Check {
  /** What was told already: a sender that is wrong is so with every event. */
  const told = new Set<string>()

  function tell(error: ChannelKitError, what: string) {
    if (told.has(what)) return
    // Names can be made up without end.
    if (told.size > 1000) told.clear()
    told.add(what)
    bus.report(error)
  }

  return {
    checks: definitions.checks,
    incoming({ channel, event, data }) {
      const checked = definitions.check(channel, event, data)
      if (!checked.error) return checked
      const { error } = checked
      bus.dispatch({ type: 'invalid', at: clock.now(), channel, event, data })
      if (onInvalid) bus.guard(() => onInvalid(error, { channel, event, data }))
      else tell(error, `${channel} ${event}`)
      return null
    },
    outgoing: (trigger) => async (channel, event, data, options) => {
      const checked = definitions.check(channel, event, data)
      // What goes out is what the caller gave: only the receiver's schema may change it.
      return checked.error
        ? { status: 'failed', error: checked.error }
        : trigger(channel, event, data, options)
    },
  }
}
