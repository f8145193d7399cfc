import type { ChannelKitError } from './errors.ts'

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
  /** `channel-error` leaves the channel as it is: an event that can't be read, say. */
  | { readonly type: 'refused' | 'channel-error'; readonly channel: string; readonly error: ChannelKitError }
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
