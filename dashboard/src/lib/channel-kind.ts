/** What the name of a channel says of it. */
export function kindsOf(name: string): string[] {
  const kinds: string[] = []
  if (name.startsWith('#server-to-user-')) kinds.push('user')
  else if (name.startsWith('private-encrypted-')) kinds.push('encrypted')
  else if (name.startsWith('private-')) kinds.push('private')
  else if (name.startsWith('presence-')) kinds.push('presence')
  else kinds.push('public')
  if (isCache(name)) kinds.push('cache')
  return kinds
}

export const isCache = (name: string): boolean => /^(private-|presence-|private-encrypted-)?cache-/.test(name)
export const isPresence = (name: string): boolean => name.startsWith('presence-')
