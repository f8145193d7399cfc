/** What the auth endpoint answers. Further fields are passed through. */
export interface AuthAnswer {
  auth: string
  channel_data?: string
  shared_secret?: string
  user_data?: string
}

/** What is to be authorised: a channel, or with no channel the user. */
export interface AuthRequest {
  readonly socketId: string
  readonly channel: string | null
}

/** Authorises by any means; reject with a `ChannelKitError` to say why. */
export type AuthorizeFunction = (request: AuthRequest, signal: AbortSignal) => Promise<AuthAnswer>

/**
 * A value, or a function that makes it afresh (a new token, say). A function that takes the request is called for
 * each channel; channels for which it gives the same may still be asked for together.
 */
export type Fresh<T> = T | ((request: AuthRequest) => T | Promise<T>)

export interface AuthorizeOptions {
  /** Where channels are authorised. Default `/pusher/auth`. */
  endpoint?: string
  /** Where users are authorised. Default `/pusher/user-auth`. */
  userEndpoint?: string
  headers?: Fresh<Record<string, string>>
  /** Further form fields. */
  params?: Fresh<Record<string, string>>
  credentials?: 'include' | 'omit' | 'same-origin'
  /** How long one request may take, in ms. Default 10,000. */
  timeout?: number
  /** How often a failed request is repeated. Default 3. */
  retries?: number
  /**
   * Whether the endpoint authorises many channels in one request. Default: it is asked with the first request, and does
   * if its answer says `"batch": true`.
   */
  batch?: boolean
}
