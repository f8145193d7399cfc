import { brief } from './collections/numbers.ts'
import { FORBIDDEN, kindOf, LONGEST, type Need, USER } from './name-rules.ts'

/** Whether trying again can help, and what to do. */
export type Advice = readonly [retryable: boolean, remedy: string]

/** What is known of codes that a page does not meet before it connects. */
const advice = {
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
  'server-error': [true, 'Do what the server says above.'],
  'client-event-invalid': [false, 'Send client- events on private- or presence- channels only.'],
  'client-event-rejected': [
    true,
    'Do what the server says above: client events have to be enabled in the app, few and small.',
  ],
  'payload-too-large': [false, 'Send 10,240 bytes at most; letters beyond English have two to four.'],
  'invalid-payload': [false, 'Send what the schema of this event says, or correct the schema.'],
  'backfill-failed': [true, 'Check what backfill asks for; it is asked again after the next gap.'],
  'stream-failed': [true, 'See why above; ask for the answer again, which gives another stream.'],
  'write-failed': [true, 'Do what the cause says; retry() sends it again.'],
  'handler-failed': [false, 'Fix the handler: the error it threw is the cause.'],
  'render-failed': [
    false,
    'Fix the function: the error it threw is the cause. Until then the component does without.',
  ],
  'worker-unavailable': [
    false,
    'Nothing is lost: the page connects by itself. Do what is said above, or leave out the option worker.',
  ],
  'invalid-recording': [false, 'Give the whole text of a recording, as it was made.'],
  'signin-failed': [true, 'Check the user auth endpoint and the secret.'],
  terminated: [false, 'Sign in again.'],
} as const satisfies Record<string, Advice>

/** The codes whose words come later. */
export type LateCode = keyof typeof advice

type Wrong = readonly [what: string, remedy?: string]

function wrongText(name: string): Wrong | undefined {
  if (name === '') return ['The name of a channel is empty.', 'Give its name, or null while there is none.']
  if (name.startsWith(USER))
    return [
      `${brief(name)} is a user's own channel, which nobody can subscribe to.`,
      'Sign in, and listen with user(kit).on() or useUserEvent.',
    ]
  const bad = FORBIDDEN.exec(name)?.[0]
  if (bad !== undefined) return [`${brief(name)} can't be the name of a channel, for ${said(bad)} is in it.`]
  if (name.length > LONGEST)
    return [`${brief(name)} can't be the name of a channel, for it has ${name.length} characters.`]
}

const said = (letter: string) => (/\s/.test(letter) ? 'a space' : JSON.stringify(letter))

function wrongKind(name: string, need: Need): Wrong | undefined {
  const kind = kindOf(name)
  const rest = name.replace(/^(private-encrypted-|private-)/, '')
  if (need === 'members') {
    if (kind === 'presence') return
    return [
      `${name} has no members, for it lacks the prefix presence-.`,
      `Name a presence channel: presence-${rest}.`,
    ]
  }
  if (kind === 'private' || kind === 'presence') return
  const why = kind === 'encrypted' ? 'an encrypted channel' : 'a public channel'
  return [
    `${name} is ${why}, on which visitors can't send to each other.`,
    `Name a private or a presence channel: private-${rest} or presence-${rest}.`,
  ]
}

/** What errors say that nobody needs before there is one. */
export const words = {
  advice: advice as Record<LateCode, Advice>,
  /** What is wrong with the name of a channel, or with the kind of channel that it names; nothing where nothing is. */
  wrongName: (name: string, need?: Need): Wrong | undefined =>
    wrongText(name) ?? (need && wrongKind(name, need)),
}

export type Words = typeof words
