/**
 * Every code of an error of the server: the status that it has over HTTP, and what to do about it. Codes are stable: match
 * on them.
 */
const table = {
  // Of the program that runs the server.
  'invalid-options': [400, 'Correct the option named above.'],
  'invalid-config': [400, 'Correct what is named above; --help lists what can be set.'],
  'bad-tls': [400, 'Give the certificate chain and its private key, both in PEM.'],
  'bad-redis': [400, 'Correct the option of redis named above.'],
  'apps-unavailable': [503, 'See that appsFrom names the right place, and that it answers this machine.'],
  'port-in-use': [400, 'End what uses it, or choose another port.'],
  'missing-package': [500, 'Install the package named above.'],
  'no-prometheus': [400, 'Ask for prometheus in the options of metrics.'],

  // Of an auth endpoint.
  'invalid-socket-id': [400, 'Pass on the socket_id that the client sent, as 123.456.'],
  'invalid-channel': [400, 'Use letters, digits and _-=@,.; in a channel name, 164 at most.'],
  'missing-member': [400, 'Give a member: who comes onto the channel.'],
  'invalid-member': [400, 'Give the member a string of 1 to 128 characters as id.'],
  'invalid-user': [400, 'Give the user a string of 1 to 128 characters as id.'],
  'missing-encryption-key': [500, 'Give the app an encryptionMasterKey of 32 bytes, in base64.'],
  ambiguous: [400, 'Send each field of the form once.'],
  'too-many-channels': [413, 'Ask for fewer channels at a time.'],
  'too-large': [413, 'Ask for fewer channels at a time.'],
  'bad-body': [400, 'Send the form that pusher-js sends.'],
  'body-used': [500, 'Give the handler a clone of the request.'],
  'auth-failed': [500, 'See what the rule threw.'],

  // Of the HTTP API.
  'bad-json': [400, 'Send a JSON object, in UTF-8.'],
  'bad-event': [400, '/openapi.json says what an event may be called.'],
  'bad-data': [400, '/openapi.json says what data may be.'],
  'bad-channel': [400, '/openapi.json says what a channel may be called.'],
  'bad-channels': [400, '/openapi.json says what channels may be.'],
  'bad-batch': [400, '/openapi.json says what a batch may be.'],
  'bad-info': [400, '/openapi.json says what can be asked for.'],
  'bad-socket-id': [400, 'Give the id that the connection was told.'],
  'bad-user-id': [400, 'Give an id that somebody can sign in with.'],
  'bad-limit': [400, '/openapi.json says how far it goes.'],
  'bad-after': [400, 'Give the last of an earlier answer.'],
  'bad-reconnect': [400, 'Give true or false, or leave it out.'],
  'duplicate-parameter': [400, 'Give each parameter once.'],
  'bad-key': [401, 'Sign with a key of this app.'],
  'bad-version': [401, 'Sign as version 1.0 says.'],
  'bad-timestamp': [401, 'Set the clock of the sender, and send what was signed at once.'],
  'bad-body-md5': [401, 'Take the MD5 of the very bytes that are sent.'],
  'bad-signature': [
    401,
    'Check the secret, and that method, path, query and body are sent as they were signed.',
  ],
  replayed: [401, 'Sign a new one.'],
  'development-only': [403, 'Give the server an app with a secret of its own.'],
  'app-disabled': [403, 'Enable the app, or use another.'],
  'dashboard-refused': [
    401,
    'Log in with the token of the dashboard: it is told at the start, or is the one that was configured.',
  ],
  'dashboard-foreign': [403, 'Open the dashboard by its own address; a proxy has to pass on Host.'],
  'metrics-refused': [
    403,
    'Send the token of the metrics, or ask from this machine where they have a port of their own.',
  ],
  'unknown-app': [404, 'Use the id of an app that the server has.'],
  'unknown-connection': [404, 'Take an id from /connections; the client may have left.'],
  'unknown-delivery': [404, 'Take an id from /webhooks/deliveries; only the last ones are kept.'],
  'no-history': [404, 'Give the app a rule of history that fits the channel.'],
  'bad-before': [400, 'Give the number of an event.'],
  'unknown-session': [
    404,
    'Connect anew. Where it happens over and over, let the load balancer send all requests of a session to one process.',
  ],
  'not-found': [404, '/openapi.json lists what there is.'],
  'method-not-allowed': [405, 'Use the method named above.'],
  'delivery-under-way': [409, 'Wait until it is delivered, failed or dropped.'],
  'payload-too-large': [413, 'Send less, or raise limits.payload.'],
  'body-too-large': [413, 'Send less at a time.'],
  'rate-limited': [429, 'Wait as long as Retry-After says, or raise limits.apiRequestsPerSecond.'],
  internal: [500, "See the server's log."],
  'over-capacity': [503, 'Come again later, or raise http.maxSockets and the limit of open files.'],
  unavailable: [503, 'Ask again later.'],
} as const satisfies Record<string, readonly [status: number, remedy: string]>

/** Where the documentation is: each code has a page there. */
const DOCS = 'https://channelkit.dev'

/** A stable name for what went wrong. */
export type ServerErrorCode = keyof typeof table

/** All codes, in the order of the page about them. */
export const SERVER_ERROR_CODES = Object.keys(table) as ServerErrorCode[]

/**
 * What is wrong with options, a call or a request: `code` to match on, `message` for people, `remedy` for whoever has to
 * fix it, `status` for an answer over HTTP.
 *
 * @example
 * try {
 *   await server.listen()
 * } catch (error) {
 *   if (error instanceof ServerError && error.code === 'port-in-use') await server.close()
 * }
 */
export class ServerError extends Error {
  override readonly name = 'ServerError'
  readonly status: number
  readonly remedy: string

  /** The page about this code. */
  get docs(): string {
    return `${DOCS}/server-errors/${this.code}/`
  }

  /**
   * @param what happened, to what and why, as a sentence; one that ends with a line break stands above the remedy
   * @param remedy what to do, where the code alone does not tell
   */
  constructor(
    readonly code: ServerErrorCode,
    what: string,
    { remedy = table[code][1], cause }: { remedy?: string; cause?: unknown } = {},
  ) {
    super(what + (what.endsWith('\n') ? '' : ' ') + remedy, cause === undefined ? undefined : { cause })
    this.status = table[code][0]
    this.remedy = remedy
  }
}
