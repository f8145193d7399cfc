/** Rows of one list, or of the pages of an infinite query, in their order. */
type Lists = unknown[][]

/**
 * Changes the lists of rows that data holds, and keeps all else of it: data that is a list, that has one in the field
 * `within`, or the pages of an infinite query that are either. What did not change keeps its identity.
 */
export function editLists<Data>(data: Data, within: string | undefined, edit: (lists: Lists) => Lists): Data {
  const pages = pagesOf(data)
  const holders = pages ?? [data]
  const before = holders.map((holder) => listOf(holder, within))
  const after = edit(before)
  if (after.every((list, i) => list === before[i])) return data
  const next = holders.map((holder, i) =>
    after[i] === before[i]
      ? holder
      : within === undefined
        ? after[i]
        : { ...(holder as object), [within]: after[i] },
  )
  return (pages ? { ...(data as object), pages: next } : next[0]) as Data
}

function pagesOf(data: unknown): unknown[] | null {
  const { pages, pageParams } = (data ?? {}) as Record<string, unknown>
  return Array.isArray(pages) && Array.isArray(pageParams) && pages.length > 0 ? pages : null
}

function listOf(holder: unknown, within: string | undefined): unknown[] {
  const list =
    within === undefined ? holder : (holder as Record<string, unknown> | null | undefined)?.[within]
  if (Array.isArray(list)) return list
  const what = within === undefined ? 'The data' : `The data's ${within}`
  throw new TypeError(
    `${what} is no list of rows: say with \`within\` where they are, or write a rule of your own.`,
  )
}
