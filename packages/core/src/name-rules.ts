/** The longest name that the protocol takes, in characters. */
export const LONGEST = 164
/** What no name may hold. */
export const FORBIDDEN = /[^A-Za-z0-9_\-=@,.;]/u
/** How the names begin of channels that users have of their own. */
export const USER = '#server-to-user-'

/** What a store asks of a channel: that it has members, or that its visitors may send events. */
export type Need = 'members' | 'client-events'

export type ChannelKind = 'public' | 'private' | 'encrypted' | 'presence'

/** What a channel's name says of its kind: the prefixes of the Channels protocol. */
export function kindOf(name: string): ChannelKind {
  if (name.startsWith('private-encrypted-')) return 'encrypted'
  if (name.startsWith('private-')) return 'private'
  return name.startsWith('presence-') ? 'presence' : 'public'
}
