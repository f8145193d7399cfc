import { changed } from '@channelkit/ui'
import {
  createRows,
  type Row,
  type Rows,
  type RowsOptions,
  rowsState,
  spelledRows,
} from '@channelkit/ui/rows'
import {
  type HTMLAttributes,
  type InputHTMLAttributes,
  type RefCallback,
  useCallback,
  useEffect,
  useLayoutEffect,
  useState,
} from 'react'
import { normalize } from '../view/normalize.ts'

interface Spelled {
  element: HTMLAttributes<HTMLElement>
  input: InputHTMLAttributes<HTMLInputElement>
  viewport: HTMLAttributes<HTMLElement> & { ref: RefCallback<HTMLElement> }
}

/** One row that must be in the page. */
export type UseRowsRow<Item> = Row<Item, Spelled>
export type UseRowsResult<Item> = Rows<Item, Spelled>

const useIsomorphicLayoutEffect = typeof window === 'undefined' ? useEffect : useLayoutEffect

/**
 * A long list of your own markup: only the rows in sight are in the page, keys walk it, Tab comes to one row, a screen
 * reader hears which of how many it is on. It can be searched, follow its end, and unfold a row. `PresenceList` and
 * `EventFeed` are built on the same.
 *
 * @param items all of them, in their order
 * @param options `keyOf` what tells one from another; `rowHeight` in px; `textOf` what is searched; `follow` keeps the end
 * in sight; `unfold` how much higher an unfolded row is, in px
 * @returns the rows to be shown, what to spread on which element, and the state of search and pause
 *
 * @example
 * const { members } = usePresence('presence-room')
 * const { rows, viewportProps, listProps } = useRows(members, { keyOf: (member) => member.id, rowHeight: 44 })
 * return (
 *   <div className="people" {...viewportProps}>
 *     <ul aria-label="People" {...listProps}>
 *       {rows.map(({ item, key, props, focusProps }) => <li key={key} {...props} {...focusProps}>{item.id}</li>)}
 *     </ul>
 *   </div>
 * )
 */
export function useRows<Item>(items: readonly Item[], options: RowsOptions<Item>): UseRowsResult<Item> {
  const [own] = useState(() => createRows<Item>())
  const [state, setState] = useState(() => rowsState<Item>())
  const set = useCallback((change: object) => setState((before) => changed(before, change)), [])
  const shown = own.view(items, options, state, set)
  useIsomorphicLayoutEffect(() => own.settle(shown))
  useIsomorphicLayoutEffect(() => own.release, [own])
  return spelledRows<Item, Spelled>(shown, normalize, { ref: own.hold })
}
