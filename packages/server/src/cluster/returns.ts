/** How many are remembered: far more than are under way at a time. */
const MOST = 1000

/**
 * Events that are kept in Redis are sent here, too, when they come back from it with their number. Where keeping one failed it is sent
 * without, unless it came back all the same; and if it comes later it is not sent again.
 */
export function createReturns() {
  const back = new Set<number>()
  const failed = new Set<number>()
  let last = 0
  const remember = (set: Set<number>, id: number) => {
    set.add(id)
    if (set.size > MOST) for (const first of set.values()) return void set.delete(first)
  }
  return {
    next: () => ++last,
    /** One came back; returns whether it is to be sent. */
    came(id: number): boolean {
      if (failed.has(id)) return false
      remember(back, id)
      return true
    },
    /** Keeping one failed; returns whether it is to be sent now. */
    failed(id: number): boolean {
      if (back.has(id)) return false
      remember(failed, id)
      return true
    },
  }
}

export type Returns = ReturnType<typeof createReturns>
