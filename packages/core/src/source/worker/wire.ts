import type { AuthAnswer, AuthRequest } from '../../auth/auth-types.ts'
import type { ErrorData } from '../../error-data.ts'
import type { Source } from '../source.ts'

/** Of what goes between a page and its worker. Whoever knows another one is not talked to. */
export const VERSION = 2

/** What a source can be asked. */
export const ASKS = [
  ...(['connect', 'disconnect', 'retry', 'check', 'subscribe', 'unsubscribe', 'bind', 'unbind'] as const),
  ...(['send', 'watch', 'signIn', 'renew', 'past', 'conflate'] as const),
]
export type Ask = (typeof ASKS)[number]

/** The first message: what to connect to. */
export interface Opening {
  readonly type: 'open'
  readonly channelkit: number
  readonly key: string
  readonly pusherOptions: Record<string, unknown>
  /** Whoever names the same shares one connection. */
  readonly group?: string | undefined
  /** The lock that the page holds for as long as it lives. */
  readonly alive?: string | undefined
}

export type ToWorker =
  | Opening
  /** All that was asked for in one turn. */
  | { readonly type: 'asks'; readonly asks: readonly (readonly [name: Ask, args: readonly unknown[]])[] }
  /** The last batch was taken: the next may come. */
  | { readonly type: 'taken' }
  | { readonly type: 'answer'; readonly id: number; readonly answer: AuthAnswer }
  | { readonly type: 'answer'; readonly id: number; readonly error: ErrorData }
  | { readonly type: 'destroy' }

export type ToPage =
  | { readonly type: 'ready' }
  /** The opening was of another version than the worker's. */
  | { readonly type: 'strange'; readonly channelkit: number }
  /** Happenings, as `pack` makes them. */
  | { readonly type: 'batch'; readonly text: string; readonly rows: readonly Float64Array[] }
  /** What has a token stays on the page. */
  | { readonly type: 'authorize'; readonly id: number; readonly request: AuthRequest }
  | { readonly type: 'abandon'; readonly id: number }

/** A way for messages, in both directions and in order. */
export interface Port<In, Out> {
  /** @param give what goes with it, and is gone here */
  post(message: Out, give?: ArrayBuffer[]): void
  /** Only one listens. */
  listen(run: (message: In) => void): void
}

/** Asks a source by name. */
export function askOf(source: Source, name: Ask, args: readonly unknown[]): unknown {
  return (source[name] as ((...args: readonly unknown[]) => unknown) | undefined)?.(...args)
}
