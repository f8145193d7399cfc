import { changed } from '@channelkit/ui'
import {
  createRows,
  type Row,
  type Rows,
  type RowsOptions,
  rowsState,
  spelledRows,
} from '@channelkit/ui/rows'
import type { Action } from 'svelte/action'
import type { HTMLAttributes, HTMLInputAttributes } from 'svelte/elements'
import { toStore } from 'svelte/store'
import { get, type Live, type MaybeGetter } from '../from-store.ts'
import { normalize } from '../view/normalize.ts'

interface Spelled {
  element: HTMLAttributes<HTMLElement>
  input: HTMLInputAttributes
  viewport: HTMLAttributes<HTMLElement>
}

/** One row that must be in the page. */
export type UseRowsRow<Item> = Row<Item, Spelled>
export interface UseRowsResult<Item> extends Live<Rows<Item, Spelled>> {
  /** For the element that scrolls, besides `viewportProps`: `use:list.viewport`. */
  readonly viewport: Action<HTMLElement>
}

/**
 * A long list of your own markup: only the rows in sight are in the page, keys walk it, Tab comes to one row, a screen
 * reader hears which of how many it is on. It can be searched, follow its end, and unfold a row. `PresenceList` and
 * `EventFeed` are built on the same.
 *
 * @param items all of them, in their order, or a function that reads them
 * @param options `keyOf` what tells one from another; `rowHeight` in px; `textOf` what is searched; `follow` keeps the end
 * in sight; `unfold` how much higher an unfolded row is, in px
 * @returns the rows to be shown, what to spread on which element, and the state of search and pause
 *
 * @example
 * const room = usePresence('presence-room')
 * const list = useRows(() => room.current.members, { keyOf: (member) => member.id, rowHeight: 44 })
 * <div class="people" {...list.current.viewportProps} use:list.viewport>
 *   <ul aria-label="People" {...list.current.listProps}>
 *     {#each list.current.rows as { item, key, props, focusProps } (key)}<li {...props} {...focusProps}>{item.id}</li>{/each}
 *   </ul>
 * </div>
 */
export function useRows<Item>(
  items: MaybeGetter<readonly Item[]>,
  options: MaybeGetter<RowsOptions<Item>>,
): UseRowsResult<Item> {
  const own = createRows<Item>()
  let state = $state.raw(rowsState<Item>())
  const set = (change: object) => {
    state = changed(state, change)
  }
  const plain = $derived.by(() => own.view(get(items), get(options), state, set))
  const shown = $derived(spelledRows<Item, Spelled>(plain, normalize))
  $effect(() => own.settle(plain))
  $effect(() => own.release)
  return {
    get current() {
      return shown
    },
    subscribe: toStore(() => shown).subscribe,
    viewport(element) {
      own.hold(element)
      return { destroy: () => own.hold(null) }
    },
  }
}
