const LEGAL = /^[A-Za-z0-9_\-=@,.;]+$/
export const USER_PREFIX = '#server-to-user-'

/** Whether a name can be a channel: the protocol's alphabet, 164 characters at most, or a user's own channel. */
export function isChannelName(name: unknown): name is string {
  if (typeof name !== 'string' || name.length > 164) return false
  return LEGAL.test(name.startsWith(USER_PREFIX) ? name.slice(USER_PREFIX.length) : name)
}

export const isPresence = (name: string) => name.startsWith('presence-')
export const isEncrypted = (name: string) => name.startsWith('private-encrypted-')
export const isPrivate = (name: string) => name.startsWith('private-')
export const isCache = (name: string) => /^(private-|presence-|private-encrypted-)?cache-/.test(name)
export const takesClientEvents = (name: string) => isPresence(name) || (isPrivate(name) && !isEncrypted(name))
