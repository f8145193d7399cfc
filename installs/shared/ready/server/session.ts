const names: Record<string, string> = { ann: 'Ann Lee', bob: 'Bob Ray' }

/** Who is signed in: a cookie says it. */
export async function userOf(
  cookie: string | null | undefined,
): Promise<{ id: string; name: string } | null> {
  const id = /(?:^|; )user=(\w+)/.exec(cookie ?? '')?.[1]
  return id && names[id] ? { id, name: names[id] } : null
}

export const mayRead = (user: { id: string }, channel: string): boolean => user.id in names && channel !== ''
