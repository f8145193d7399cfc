const LEGAL = /^[A-Za-z0-9_\-=@,.;]+$/
export const USER_PREFIX = '#server-to-user-'

/** Whether an id can be a user's or a presence member's: any text of 1 to 128 characters. */
export const isUserId = (id: unknown): id is string =>
  typeof id === 'string' && id.length > 0 && id.length <= 128

/** Whether a name can be a channel: the protocol's alphabet, 164 characters at most, or a user's own channel. */
export function isChannelName(name: unknown): name is string {
  if (typeof name !== 'string') return false
  if (name.startsWith(USER_PREFIX)) return isUserId(name.slice(USER_PREFIX.length))
  return name.length <= 164 && LEGAL.test(name)
}

export const isPresence = (name: string) => name.startsWith('presence-')
export const isEncrypted = (name: string) => name.startsWith('private-encrypted-')
export const isPrivate = (name: string) => name.startsWith('private-')
export const isCache = (name: string) => /^(private-|presence-|private-encrypted-)?cache-/.test(name)
export const takesClientEvents = (name: string) => isPresence(name) || (isPrivate(name) && !isEncrypted(name))
