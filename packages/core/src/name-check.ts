import { isOff } from './channel-name.ts'
import { kindOf } from './channel-status.ts'
import { brief } from './collections/numbers.ts'
import { ChannelKitError } from './errors.ts'

/** The longest name that the protocol takes, in characters. */
const LONGEST = 164
const FORBIDDEN = /[^A-Za-z0-9_\-=@,.;]/u
const USER = '#server-to-user-'

/**
 * The name as it is given at a factory, or null where it is off. What is no text becomes one that no channel can have,
 * so that it is an error there and never the name of another channel.
 */
export const nameOf = (name: unknown): string | null =>
  isOff(name) ? null : typeof name === 'string' ? name : `(${brief(name)})`

/** The names of one channel or a list: each once, and without those that are off. */
export const channelsOf = (names: unknown): readonly string[] => [
  ...new Set([names].flat().flatMap((name) => nameOf(name) ?? [])),
]

/** What a store asks of a channel: that it has members, or that its visitors may send events. */
export type Need = 'members' | 'client-events'

/** What is wrong with the name of a channel, or with the kind of channel that it names, as an error; null where nothing is. */
export function wrongName(name: string, need?: Need): ChannelKitError | null {
  const wrong = wrongText(name) ?? (need && wrongKind(name, need))
  return wrong ? new ChannelKitError('invalid-channel', wrong[0], wrong[1] ? { remedy: wrong[1] } : {}) : null
}

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
