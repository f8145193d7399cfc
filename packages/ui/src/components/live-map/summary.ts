/** Speaks of changes on the map, once and politely. */
export interface Summary {
  /** Who is in view now; `moved` when it was the reader who moved the map. */
  update(ids: readonly string[], total: number, moved: boolean, now: number): void
}

export interface SummaryWords {
  count(total: number): string
  inView(shown: number, total: number): string
  left(count: number): string
}

/** Unasked, it speaks no more often than this, in ms. */
export const QUIET_MS = 10_000

/**
 * Says how many markers there are and how many left the view: after the reader has moved the map, and else rarely,
 * only while the map has their attention.
 *
 * @param attended whether it has
 */
export function createSummary(
  say: (text: string) => void,
  words: () => SummaryWords,
  attended: () => boolean,
): Summary {
  let before: ReadonlySet<string> | null = null
  let said = ''
  let saidAt = Number.NEGATIVE_INFINITY

  return {
    update(ids, total, moved, now) {
      if (!before) {
        before = new Set(ids)
        saidAt = now
        return
      }
      if (!moved && now - saidAt < QUIET_MS) return
      const shown = new Set(ids)
      let left = 0
      for (const id of before) if (!shown.has(id)) left++
      before = shown
      saidAt = now
      if (!attended()) return
      const { count, inView, left: leftWords } = words()
      const head = shown.size === total ? count(total) : inView(shown.size, total)
      const text = moved || left === 0 ? head : `${head}, ${leftWords(left)}`
      if (text === said) return
      said = text
      say(text)
    },
  }
}
