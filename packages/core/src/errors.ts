/**
 * Every error code, whether trying again can help, and what to do about it. Codes are stable: match on them.
 */
const table = {
  'invalid-options': [false, 'Correct the option named above.'],
  'invalid-channel': [
    false,
    'Use letters, digits and _-=@,.; only, 164 at most; channels.name(template, values) escapes all else in values.',
  ],
  'auth-denied': [false, 'Check that the signed-in user may read this channel.'],
  'auth-unavailable': [
    true,
    'Check that the auth endpoint is up; it is tried again on reconnect and on retry().',
  ],
  'auth-timeout': [true, 'Check that the auth endpoint answers in time, or raise authorize.timeout.'],
  'auth-bad-response': [false, 'Answer with JSON like {"auth":"KEY:SIGNATURE"}.'],
  'subscription-refused': [true, 'Check key, secret and the limits of the server.'],
  'subscription-unanswered': [
    true,
    'Check that the server speaks the Pusher protocol and takes this channel, and that whatever authorises it answers.',
  ],
  'encryption-unavailable': [false, "Pass load: () => import('pusher-js/with-encryption')."],
  'decryption-failed': [true, 'Give the auth endpoint the encryption key that the events are sent with.'],
  'connection-refused': [false, 'Check key, host, port and the limits of the app.'],
  'connection-error': [true, 'See the code that the server sent.'],
  'pusher-unbound': [
    false,
    'Unbind handlers of your own by event and function, or give the kit an instance of its own.',
  ],
  'connection-unsupported': [false, 'Enable a transport that this host has.'],
  'connection-unavailable': [
    true,
    'Check that the server runs, and that host, port and TLS are right; it is tried again by itself.',
  ],
  'connection-closed': [true, 'Call connection.connect() to open it again.'],
  offline: [true, 'Wait for the network: it connects by itself once that is back.'],
  'server-error': [true, 'Do what the server says above.'],
  'missing-provider': [false, 'Put the provider with its kit above the component.'],
  'load-failed': [
    true,
    'Check the network and reload the page, in case a newer version was deployed; retry() loads again.',
  ],
  'client-event-invalid': [false, 'Send client- events on private- or presence- channels only.'],
  'client-event-rejected': [
    true,
    'Do what the server says above: client events have to be enabled in the app, few and small.',
  ],
  'payload-too-large': [false, 'Send 10,240 bytes at most; letters beyond English have two to four.'],
  'invalid-payload': [false, 'Send what the schema of this event says, or correct the schema.'],
  'backfill-failed': [true, 'Check what backfill asks for; it is asked again after the next gap.'],
  'write-failed': [true, 'Do what the cause says; retry() sends it again.'],
  'handler-failed': [false, 'Fix the handler: the error it threw is the cause.'],
  'render-failed': [
    false,
    'Fix the function: the error it threw is the cause. Until then the component does without.',
  ],
  'invalid-recording': [false, 'Give the whole text of a recording, as it was made.'],
  'signin-failed': [true, 'Check the user auth endpoint and the secret.'],
  terminated: [false, 'Sign in again.'],
  destroyed: [false, 'Make a new kit.'],
} as const

/** A stable name for what went wrong. */
export type ErrorCode = keyof typeof table

/** More about an error than its code and message. */
export interface ErrorDetails {
  httpStatus?: number
  cause?: unknown
  retryable?: boolean
  /** What to do, where the code alone does not tell. Default: what the code says. */
  remedy?: string
}

/**
 * An error as a value: `code` to match on, `message` for people, `remedy` for whoever has to fix it.
 *
 * @example
 * const { error } = useChannel('private-orders-7')
 * if (error?.code === 'auth-denied') return <SignIn />
 */
export class ChannelKitError extends Error {
  override readonly name = 'ChannelKitError'
  readonly remedy: string
  /** The HTTP status of the auth endpoint's answer, where there was one. */
  readonly httpStatus: number | undefined
  /** Whether the same call may succeed later without any change. */
  readonly retryable: boolean

  constructor(
    readonly code: ErrorCode,
    what: string,
    { httpStatus, cause, retryable = table[code][0], remedy = table[code][1] }: ErrorDetails = {},
  ) {
    super(`${endedOnce(what)} ${remedy}`, cause === undefined ? undefined : { cause })
    this.remedy = remedy
    this.httpStatus = httpStatus
    this.retryable = retryable
  }
}

/** What code loaded later failed with: its own error if it had one, otherwise that it did not arrive. */
export function loadFailure(what: string, cause: unknown): ChannelKitError {
  if (cause instanceof ChannelKitError) return cause
  return new ChannelKitError('load-failed', `${what} could not be loaded: ${cause}.`, { cause })
}

/** What a server or a schema says of its own may end a sentence already. */
const endedOnce = (what: string) => what.replace(/([.!?…])\s*\.$/, '$1')

/** Tells a console in one line; where the application's own code threw, also from where. */
export function toConsole({ code, message, cause }: ChannelKitError): void {
  const line = `ChannelKit [${code}]: ${message}`
  if (cause instanceof Error && (code === 'handler-failed' || code === 'render-failed'))
    console.error(line, cause)
  else console.error(line)
}
