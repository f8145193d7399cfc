import { ChannelKitError } from './errors.ts'
import type { Guard } from './store.ts'

/** What the connection underneath is doing, in the source's words. */
export type SourceState = 'connecting' | 'connected' | 'lost' | 'unavailable' | 'disconnected' | 'failed'

/** One thing that happened. Everything passes `dispatch` as one of these, in one order. */
export type Happening = { readonly at: number } & (
  | {
      readonly type: 'connection'
      readonly state: SourceState
      readonly socketId?: string | null
      readonly transport?: string | null
      /** When the next attempt starts, in epoch ms. */
      readonly retryAt?: number | null
      /** When something was last heard from the server, in epoch ms. */
      readonly heardAt?: number
    }
  | { readonly type: 'connection-error'; readonly error: ChannelKitError }
  | { readonly type: 'subscribe' | 'unsubscribe' | 'subscribed'; readonly channel: string }
  | { readonly type: 'refused'; readonly channel: string; readonly error: ChannelKitError }
  | { readonly type: 'count'; readonly channel: string; readonly count: number }
  | {
      readonly type: 'event'
      readonly channel: string
      readonly event: string
      readonly data: unknown
      readonly userId: string | undefined
    }
  | {
      readonly type: 'sent' | 'dropped' | 'unheard' | 'invalid'
      readonly channel: string
      readonly event: string
      readonly data: unknown
    }
  | { readonly type: 'user'; readonly user: unknown; readonly error: ChannelKitError | null }
  | { readonly type: 'user-event'; readonly event: string; readonly data: unknown }
  | { readonly type: 'watchlist'; readonly online: boolean; readonly ids: readonly string[] }
  | { readonly type: 'error'; readonly error: ChannelKitError }
)

export interface Hub {
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
export function createHub(now: () => number, onError: (error: ChannelKitError) => void): Hub {
  let receivers: ((happening: Happening) => void)[] = []
  const hub: Hub = {
    dispatch(happening) {
      for (const receive of receivers) {
        try {
          receive(happening)
        } catch (cause) {
          // A receiver that fails on reports as well would be reported for ever.
          if (happening.type !== 'error') hub.report(asError(cause))
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
        hub.report(asError(cause))
      }
    },
    report(error) {
      try {
        onError(error)
      } catch {
        // A reporter that throws has nobody left to tell.
      }
      hub.dispatch({ type: 'error', at: now(), error })
    },
  }
  return hub
}

const asError = (cause: unknown) =>
  cause instanceof ChannelKitError
    ? cause
    : new ChannelKitError('handler-failed', `A handler threw: ${cause}.`, { cause })
