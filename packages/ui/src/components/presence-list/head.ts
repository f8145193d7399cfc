import { type ElementNode, el } from '../../view/index.ts'
import { parts } from './anatomy.ts'
import type { PresenceListLabels } from './labels.ts'

/**
 * The title, and how many there are.
 *
 * @param count in words; null while nobody knows
 */
export const heading = (
  id: string,
  words: PresenceListLabels,
  { count }: { count: string | null },
): ElementNode =>
  el(
    'h3',
    parts.heading,
    el('span', { ...parts.title, id: `${id}-title` }, words.heading),
    ' ',
    count !== null && el('span', parts.count, count),
  )

/** Where one looks for somebody. */
export const searchField = (
  words: PresenceListLabels,
  query: string,
  search: (query: string) => void,
): ElementNode =>
  el('input', {
    ...parts.search,
    class: `ck-field ${parts.search.class}`,
    type: 'search',
    'aria-label': words.search,
    placeholder: words.search,
    value: query,
    oninput: ({ currentTarget }) => search(currentTarget.value),
  })

/** How many were found: to be heard, and seen where nobody was. */
export const foundNote = (said: string | false, seen: boolean): ElementNode =>
  el('p', { class: said && seen ? 'ck-note' : 'ck-hidden', role: 'status' }, said || '')
