/** Codes of the Channels protocol that the hub uses, with what they say. 4000-4099 forbid a retry, 4200-4299 ask for one. */
export const PROTOCOL_ERRORS = {
  4000: 'App accepts TLS connections only',
  4001: 'App does not exist',
  4003: 'App is disabled',
  4004: 'App is over its connection quota',
  4005: 'Path not found',
  4006: 'Invalid version string format',
  4007: 'Unsupported protocol version',
  4008: 'No protocol version supplied',
  4009: 'Connection is not authorised',
  4100: 'Over capacity',
  4200: 'Reconnect immediately',
  4201: 'Pong reply not received',
  4301: 'Client event rejected',
  4302: 'Watchlist limit exceeded',
} as const

/** What a client is told of an error. */
export const errorFrame = (code: number | null, message: string, channel?: string): string =>
  JSON.stringify({ event: 'pusher:error', channel, data: { code, message } })

export type ProtocolErrorCode = keyof typeof PROTOCOL_ERRORS
