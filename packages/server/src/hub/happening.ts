/**
 * One thing that happened in the hub or around it, for webhooks, metrics and a dashboard. `appId` is empty where no app
 * is known yet. What comes with every single frame is not told one by one: see `traffic.ts`.
 */
export type HubHappening = { readonly appId: string; readonly at: number } & (
  | {
      readonly type: 'connected'
      readonly socketId: string
      readonly transport: string
      readonly secure: boolean
      /** Where the client is, as an IP address, if the transport knows. */
      readonly address?: string | undefined
    }
  | {
      readonly type: 'disconnected'
      readonly socketId: string
      readonly transport: string
      readonly secure: boolean
      /** The code that the hub closed it with, or a word: `closed` by the client, or what the transport says. */
      readonly reason: string
      readonly address?: string | undefined
    }
  /** A handshake that was turned down, with the protocol's code. */
  | { readonly type: 'refused'; readonly code: number; readonly address?: string | undefined }
  /** A request of a session of the HTTP transports that this process does not have. */
  | { readonly type: 'unknown-session'; readonly address?: string | undefined }
  | { readonly type: 'signed-in'; readonly socketId: string; readonly userId: string }
  | { readonly type: 'subscribed' | 'unsubscribed'; readonly socketId: string; readonly channel: string }
  | { readonly type: 'occupied' | 'vacated' | 'cache-miss'; readonly channel: string }
  | { readonly type: 'member-added' | 'member-removed'; readonly channel: string; readonly userId: string }
  /** Told as often as subscribers are told, and with 0 when the last one left. */
  | { readonly type: 'subscription-count'; readonly channel: string; readonly count: number }
  | {
      readonly type: 'published'
      readonly channel: string
      readonly event: string
      readonly data: string
      /** Who does not get it, if the API named one. */
      readonly socketId: string | undefined
      /** How many connections of this process it went to. */
      readonly recipients: number
    }
  | {
      readonly type: 'client-event'
      readonly channel: string
      readonly event: string
      readonly data: unknown
      readonly socketId: string
      /** Presence channels only. */
      readonly userId: string | undefined
      /** Of the data as JSON. */
      readonly bytes: number
      readonly recipients: number
    }
  | {
      readonly type: 'client-event-rejected'
      readonly socketId: string
      readonly event: string
      readonly reason: string
    }
  | {
      readonly type: 'error'
      readonly socketId: string
      readonly code: number | null
      readonly message: string
    }
  /** A limit on how often was hit, by a client or by a user of the API. */
  | {
      readonly type: 'rate-limited'
      readonly what:
        | 'client-events'
        | 'api'
        | 'connections'
        | 'frames'
        | 'subscriptions'
        | 'frames-of-address'
        | 'frames-of-body'
        | 'bodies'
        | 'requests'
        | 'sockets'
        | 'descriptors'
      readonly socketId?: string
    }
  /** So much waited for the slow readers of the app or of the process together that some of them were cut off. */
  | { readonly type: 'backlog-cut'; readonly of: 'app' | 'process'; readonly clients: number }
  /** A request of the HTTP API was answered. `route` has no ids in it: `POST /apps/:app/events`. */
  | {
      readonly type: 'api-request'
      readonly route: string
      readonly status: number
      /** Until the answer was ready, in ms. */
      readonly duration: number
      /** The code of what it was refused for. */
      readonly error?: string | undefined
      readonly requestId?: string | undefined
      readonly address?: string | undefined
    }
  /** What became of an attempt at a webhook. */
  | {
      readonly type: 'webhook'
      /** The receiver's address, without what may be secret in it. */
      readonly endpoint: string
      readonly events: number
      readonly outcome: 'delivered' | 'retrying' | 'failed' | 'dropped'
      /** Of the attempt, in ms; 0 where there was none. */
      readonly duration: number
      readonly status: number | undefined
      readonly error: string | undefined
    }
  /** Something failed that no client is to blame for. */
  | { readonly type: 'problem'; readonly where: string; readonly message: string }
  /** What joins this process to others changed. */
  | {
      readonly type: 'cluster'
      readonly state: 'joined' | 'degraded' | 'left'
      /** Why it goes on alone. */
      readonly reason?: string | undefined
    }
)

/** The happening without what the hub adds itself. */
export type NewHappening = HubHappening extends infer H
  ? H extends unknown
    ? Omit<H, 'appId' | 'at'>
    : never
  : never
