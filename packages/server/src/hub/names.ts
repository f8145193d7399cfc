export const USER_PREFIX = '#server-to-user-'

/** Whether an id can be a user's or a presence member's: any text of 1 to 128 characters. */
export const isUserId = (id: unknown): id is string =>
  typeof id === 'string' && id.length > 0 && id.length <= 128

/** What is wrong with an id that can be nobody's, as it goes on after the name of its place. */
export function wrongUserId(id: unknown): string {
  if (id === undefined) return 'is missing: give a string of 1 to 128 characters'
  const given =
    typeof id === 'string' ? `one of ${id.length}` : id === null ? 'null' : `a value of type ${typeof id}`
  return `must be a string of 1 to 128 characters, not ${given}`
}

/** A channel's name: the protocol's alphabet, 164 characters at most, or a user's own channel. */
export const CHANNEL_NAME = /^(?:#server-to-user-[\s\S]{1,128}|[A-Za-z0-9_\-=@,.;]{1,164})$/

/** The same in words, for who gave another. */
export const NAME_RULE = 'letters, digits and _-=@,.; only, 164 at most'

export const isChannelName = (name: unknown): name is string =>
  typeof name === 'string' && CHANNEL_NAME.test(name)

export const isPresence = (name: string) => name.startsWith('presence-')
export const isEncrypted = (name: string) => name.startsWith('private-encrypted-')
export const isPrivate = (name: string) => name.startsWith('private-')
export const isCache = (name: string) => /^(private-|presence-|private-encrypted-)?cache-/.test(name)
export const takesClientEvents = (name: string) => isPresence(name) || (isPrivate(name) && !isEncrypted(name))
