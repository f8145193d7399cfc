import { isOff } from './channel-name.ts'
import { brief } from './collections/numbers.ts'
import { ChannelKitError } from './errors.ts'
import { FORBIDDEN, kindOf, LONGEST, type Need, USER } from './name-rules.ts'

/**
 * The name as it is given at a factory, or null where it is off. What is no text becomes one that no channel can have,
 * so that it is an error there and never the name of another channel.
 */
export const nameOf = (name: unknown): string | null =>
  isOff(name) ? null : typeof name === 'string' ? name : `(${brief(name)})`

/** The names of one channel or a list: each once, and without those that are off. */
export const channelsOf = (names: unknown): readonly string[] =>
  typeof names === 'string' ? [names] : [...new Set([names].flat().flatMap((name) => nameOf(name) ?? []))]

/** What is wrong with the name of a channel, or with the kind of channel that it names, as an error; null where nothing is. */
export function wrongName(name: string, need?: Need): ChannelKitError | null {
  if (isName(name) && (!need || isKind(name, need))) return null
  const use = need === 'members' ? 'has no members' : 'takes no client events'
  const what = isName(name) ? `${name} ${use}.` : `${brief(name)} can't be the name of a channel.`
  return new ChannelKitError('invalid-channel', what, { say: (words) => words.wrongName(name, need) })
}

const isName = (name: string) =>
  name !== '' && name.length <= LONGEST && !name.startsWith(USER) && !FORBIDDEN.test(name)

function isKind(name: string, need: Need): boolean {
  const kind = kindOf(name)
  return kind === 'presence' || (need === 'client-events' && kind === 'private')
}
