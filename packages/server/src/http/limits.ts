/** What one stranger may hold: times in ms, sizes in bytes. */
export interface HttpLimits {
  /** Within which the headers of a request must be there. */
  headersTimeout: number
  /** Within which a whole request must be there. */
  requestTimeout: number
  headerSize: number
  /** Sockets of any kind at once. */
  maxSockets: number
  /** Sessions of the HTTP transports at once: they cost their client no open socket, so their number needs an end. */
  maxSessions: number
  /** Frames that one body of the HTTP transports may bring; pusher-js sends one. */
  framesPerBody: number
  /** What all bodies that are being read may take together; beyond it the largest is broken off. */
  bodies: number
}

export const HTTP_LIMITS: HttpLimits = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  headerSize: 16_384,
  maxSockets: 100_000,
  maxSessions: 10_000,
  framesPerBody: 100,
  bodies: 64 * 1024 * 1024,
}
