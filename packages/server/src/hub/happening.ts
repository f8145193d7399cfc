/** One thing that happened in the hub, for webhooks, metrics and a dashboard. */
export type HubHappening = { readonly appId: string; readonly at: number } & (
  | { readonly type: 'connected' | 'disconnected'; readonly socketId: string }
  | { readonly type: 'subscribed' | 'unsubscribed'; readonly socketId: string; readonly channel: string }
  | { readonly type: 'occupied' | 'vacated' | 'cache-miss'; readonly channel: string }
  | { readonly type: 'member-added' | 'member-removed'; readonly channel: string; readonly userId: string }
  | {
      readonly type: 'published' | 'client-event'
      readonly channel: string
      readonly event: string
      readonly data: unknown
      /** Who sent it, if a client did. */
      readonly socketId: string | undefined
    }
  | {
      readonly type: 'error'
      readonly socketId: string
      readonly code: number | null
      readonly message: string
    }
)

/** The happening without what the hub adds itself. */
export type NewHappening = HubHappening extends infer H
  ? H extends unknown
    ? Omit<H, 'appId' | 'at'>
    : never
  : never
