import { createEngines, type PropBag } from '../view/index.ts'
import { ownRows, type PlainRows, type Rows, type RowsOptions, type Spelling } from './rows.ts'
import { type RowsState, rowsMemory } from './state.ts'

/** One list of an application's own markup in a page, before any framework. */
export interface OwnRows<Item> {
  /** What it shows now. Must be told to `settle` once it is in the page. */
  view(
    items: readonly Item[],
    options: RowsOptions<Item>,
    state: RowsState<Item>,
    set: (change: Partial<RowsState<Item>> | ((state: RowsState<Item>) => Partial<RowsState<Item>>)) => void,
  ): PlainRows<Item>
  /** Told which element scrolls, as soon as there is one; null when it goes. */
  hold(element: Element | null): void
  settle(shown: PlainRows<Item>): void
  /** Lets go of the element; `settle` takes it again. */
  release(): void
}

/** Begins a list's life in a page. */
export function createRows<Item>(): OwnRows<Item> {
  const memory = { ...rowsMemory(), fitted: undefined }
  const engines = createEngines()
  let element: Element | null = null
  let shown: PlainRows<Item> | undefined
  const sync = () => {
    const wanted = element && shown && ([[element, shown.viewportProps.use]] as const)
    engines.sync(new Map(wanted ?? []))
  }
  return {
    view: (items, options, state, set) => ownRows(items, options, state, set, memory),
    hold(next) {
      if (next === element) return
      element = next
      sync()
    },
    settle(next) {
      shown = next
      sync()
    },
    release() {
      shown = undefined
      sync()
    },
  }
}

/**
 * A list with the names that a framework has for attributes.
 *
 * @param spell from HTML names
 * @param held what gives the framework's element that scrolls to `hold`
 */
export function spelledRows<Item, S extends Spelling>(
  { viewportProps: { use: _, ...viewport }, ...list }: PlainRows<Item>,
  spell: (props: PropBag) => object,
  held: object = {},
): Rows<Item, S> {
  const rows = list.rows.map((row) => ({
    ...row,
    props: spell(row.props),
    focusProps: spell(row.focusProps),
    toggleProps: spell(row.toggleProps as PropBag),
    detailProps: spell(row.detailProps),
  }))
  return {
    ...list,
    rows,
    viewportProps: { ...spell(viewport as PropBag), ...held },
    listProps: spell(list.listProps),
    searchProps: spell(list.searchProps as PropBag),
  } as Rows<Item, S>
}
