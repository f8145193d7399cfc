export const USER_PREFIX = '#server-to-user-'

/** Whether an id can be a user's or a presence member's: any text of 1 to 128 characters. */
export const isUserId = (id: unknown): id is string =>
  typeof id === 'string' && id.length > 0 && id.length <= 128

/** A channel's name: the protocol's alphabet, 164 characters at most, or a user's own channel. */
export const CHANNEL_NAME = /^(?:#server-to-user-[\s\S]{1,128}|[A-Za-z0-9_\-=@,.;]{1,164})$/

export const isChannelName = (name: unknown): name is string =>
  typeof name === 'string' && CHANNEL_NAME.test(name)

export const isPresence = (name: string) => name.startsWith('presence-')
export const isEncrypted = (name: string) => name.startsWith('private-encrypted-')
export const isPrivate = (name: string) => name.startsWith('private-')
export const isCache = (name: string) => /^(private-|presence-|private-encrypted-)?cache-/.test(name)
export const takesClientEvents = (name: string) => isPresence(name) || (isPrivate(name) && !isEncrypted(name))
