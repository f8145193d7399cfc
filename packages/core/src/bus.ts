import { dataOf } from './error-data.ts'
import { ChannelKitError, whenSaid } from './errors.ts'
import type { Happening } from './happening.ts'
import type { Guard } from './store.ts'

export interface Bus {
  /** The one door: tells every receiver, in the order in which they came. */
  dispatch(happening: Happening): void
  /** Adds a receiver; it sees everything from now on. */
  tap(receive: (happening: Happening) => void): () => void
  /** Runs a callback that belongs to someone else; what it throws becomes a report. */
  guard: Guard
  /** Reports an error that nobody's call can return. */
  report(error: ChannelKitError): void
}

/** @param onError told of errors that have no caller: handlers that throw, payloads that do not fit. */
export function createBus(now: () => number, onError: (error: ChannelKitError) => void): Bus {
  let receivers: ((happening: Happening) => void)[] = []
  const bus: Bus = {
    dispatch(happening) {
      for (const receive of receivers) {
        try {
          receive(happening)
        } catch (cause) {
          // A receiver that fails on reports as well would be reported for ever.
          if (happening.type !== 'error') bus.report(asError(cause))
        }
      }
    },
    tap(receive) {
      receivers = [...receivers, receive]
      return () => {
        receivers = receivers.filter((other) => other !== receive)
      }
    },
    guard(run) {
      try {
        run()
      } catch (cause) {
        bus.report(asError(cause))
      }
    },
    report(error) {
      whenSaid(error, () => {
        try {
          onError(error)
        } catch {
          // A reporter that throws has nobody left to tell.
        }
      })
      bus.dispatch({ type: 'error', at: now(), error: dataOf(error) })
    },
  }
  return bus
}

const asError = (cause: unknown) =>
  cause instanceof ChannelKitError
    ? cause
    : new ChannelKitError('handler-failed', `A handler threw: ${cause}.`, { cause })
