/** A connection, as the API tells it. */
export interface ConnectionTold {
  readonly socket_id: string
  readonly user_id: string | null
  readonly connected_at: number
  readonly address: string | null
  readonly subscription_count: number
  readonly transport: string
  readonly secure: boolean
  readonly origin: string | null
  readonly user_agent: string | null
  readonly bytes_received: number | null
  readonly bytes_sent: number | null
}

/** A page as the server answers it. */
export interface Page {
  readonly connections: readonly ConnectionTold[]
  readonly total: number
  readonly next: string | null
}

/** What was read so far. */
export interface Pages extends Page {
  readonly error: Error | null
  readonly loaded: boolean
}

export const NOTHING: Pages = { connections: [], total: 0, next: null, error: null, loaded: false }

/** How many a page has. */
export const SIZE = 200
/** Up to so many are read anew with each refresh; of more only the count. */
const FOLLOWED = 3 * SIZE

/**
 * Reads one list page by page: as far as one has scrolled.
 *
 * @param fetchPage asks for the page after an id
 * @param tell what was read, each time that it changed
 */
export function createPager(
  fetchPage: (after: string | null) => Promise<Page>,
  tell: (pages: Pages) => void,
) {
  let pages = NOTHING
  /** Which refresh was asked last: an answer to one before it comes too late. */
  let asked = 0
  /** After which id the next page is being read. */
  let reading: string | null = null
  const say = (change: Partial<Pages>) => {
    pages = { ...pages, ...change }
    tell(pages)
  }

  return {
    /** Reads as much as is shown, from the start. */
    async refresh() {
      const mine = ++asked
      try {
        const first = await fetchPage(null)
        if (mine !== asked) return
        if (pages.connections.length > FOLLOWED) return say({ total: first.total, error: null })
        const all = [...first.connections]
        let { next } = first
        while (next !== null && all.length < pages.connections.length) {
          const page = await fetchPage(next)
          if (mine !== asked) return
          all.push(...page.connections)
          next = page.next
        }
        say({ connections: all, total: first.total, next, error: null, loaded: true })
      } catch (error) {
        if (mine === asked) say({ error: error as Error, loaded: true })
      }
    },
    /** Reads the page after those that are shown, unless there is none or it is being read. */
    async more() {
      const { next } = pages
      if (next === null || next === reading) return
      reading = next
      // A refresh meanwhile may have shown another end, after which another page comes.
      const isNext = () => reading === next && pages.next === next
      try {
        const page = await fetchPage(next)
        if (isNext()) say({ ...page, connections: [...pages.connections, ...page.connections], error: null })
      } catch (error) {
        if (isNext()) say({ error: error as Error })
      } finally {
        if (reading === next) reading = null
      }
    },
    /** What is under way is told nobody. */
    forget() {
      asked++
      reading = null
    },
  }
}
