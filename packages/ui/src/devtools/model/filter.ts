import { briefOf, type Entry, type Sort } from './entry.ts'

/** What of the log is shown. */
export interface Filter {
  readonly text: string
  readonly sort: Sort | 'all'
}

export const EVERYTHING: Filter = { text: '', sort: 'all' }

/** Those entries that have all words in their channel, event or payload, in any case of letters. */
export function filtered(entries: readonly Entry[], { text, sort }: Filter): readonly Entry[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0 && sort === 'all') return entries
  return entries.filter((entry) => {
    if (sort !== 'all' && entry.sort !== sort) return false
    if (words.length === 0) return true
    const all = `${entry.title} ${entry.channel ?? ''} ${briefOf(entry)}`.toLowerCase()
    return words.every((word) => all.includes(word))
  })
}
