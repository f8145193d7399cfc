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
  computed,
  type HTMLAttributes,
  type InputHTMLAttributes,
  type MaybeRefOrGetter,
  onBeforeUnmount,
  onMounted,
  onUpdated,
  shallowRef,
  toValue,
  type VNodeRef,
  watch,
} from 'vue'
import { type Refs, toRefs } from '../from-store.ts'
import { normalize } from '../view/render.ts'

interface Spelled {
  element: HTMLAttributes
  input: InputHTMLAttributes
  viewport: HTMLAttributes & { ref: VNodeRef }
}

/** One row that must be in the page. */
export type UseRowsRow<Item> = Row<Item, Spelled>
export type UseRowsResult<Item> = Refs<Rows<Item, Spelled>>

/**
 * A long list of your own markup: only the rows in sight are in the page, keys walk it, Tab comes to one row, a screen
 * reader hears which of how many it is on. It can be searched, follow its end, and unfold a row. `PresenceList` and
 * `EventFeed` are built on the same.
 *
 * @param items all of them, in their order
 * @param options `keyOf` what tells one from another; `rowHeight` in px; `textOf` what is searched; `follow` keeps the end
 * in sight; `unfold` how much higher an unfolded row is, in px
 * @returns refs: the rows to be shown, what to bind to which element, and the state of search and pause
 *
 * @example
 * const { members } = usePresence('presence-room')
 * const { rows, viewportProps, listProps } = useRows(members, { keyOf: (member) => member.id, rowHeight: 44 })
 * <div class="people" v-bind="viewportProps">
 *   <ul aria-label="People" v-bind="listProps">
 *     <li v-for="row in rows" :key="row.key" v-bind="{ ...row.props, ...row.focusProps }">{{ row.item.id }}</li>
 *   </ul>
 * </div>
 */
export function useRows<Item>(
  items: MaybeRefOrGetter<readonly Item[]>,
  options: MaybeRefOrGetter<RowsOptions<Item>>,
): UseRowsResult<Item> {
  const own = createRows<Item>()
  const state = shallowRef(rowsState<Item>())
  const set = (change: object) => {
    state.value = changed(state.value, change)
  }
  const shown = computed(() => own.view(toValue(items), toValue(options), state.value, set))
  const settle = () => own.settle(shown.value)
  // The list may stand in a component below, which renders by itself.
  watch(shown, settle, { flush: 'post' })
  onMounted(settle)
  onUpdated(settle)
  onBeforeUnmount(own.release)
  const ref = (element: unknown) => own.hold(element as Element | null)
  return toRefs(computed(() => spelledRows<Item, Spelled>(shown.value, normalize, { ref })))
}
