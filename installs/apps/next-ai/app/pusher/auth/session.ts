/** Who is signed in: a cookie says it. */
export async function userOf(
  cookie: string | null | undefined,
): Promise<{ id: string; name: string } | null> {
  const id = /(?:^|; )user=(\w+)/.exec(cookie ?? '')?.[1]
  return id ? { id, name: id } : null
}

export const mayRead = (user: { id: string }, channel: string): boolean =>
  user.id !== '' && channel.startsWith('private-cache-chat-')
