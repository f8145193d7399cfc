import { hasOwnKeys } from '../../shared/rows.ts'
import type { Handlers } from '../../view/index.ts'
import { type ColumnShown, movedBy, movedTo, resized, type TableLayout } from './columns.ts'
import { placeOfKey } from './keys.ts'
import { type SortBy, sortedBy } from './order.ts'
import { stretched, toggledAll, toggledRow } from './selection.ts'
import type { CellAt, TableMemory, TableState } from './state.ts'

interface Acting {
  readonly state: TableState
  readonly memory: TableMemory
  readonly ids: readonly string[]
  /** All of them, and those that are seen. */
  readonly columns: readonly ColumnShown[]
  readonly visible: readonly ColumnShown[]
  readonly sort: readonly SortBy[]
  readonly layout: TableLayout
  readonly selection: 'single' | 'multiple' | undefined
  /** The cell that Tab comes to. */
  readonly active: CellAt
  readonly rowHeight: number
  set(change: Partial<TableState>): void
  onSort?: ((sort: readonly SortBy[]) => void) | undefined
  onLayout?: ((layout: TableLayout) => void) | undefined
  onSelect?: ((ids: readonly string[]) => void) | undefined
}

/** So much wider or narrower by one key, in CSS pixels. */
const STEP = 16

/** The cell in which something is. */
function cellIn(target: EventTarget | null): (CellAt & { readonly element: HTMLElement }) | null {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-column]') : null
  if (!element) return null
  const row = element.closest<HTMLElement>('[data-row]')?.dataset.row ?? null
  return { row, column: element.dataset.column || null, element }
}

const isRtl = (element: Element) => getComputedStyle(element).direction === 'rtl'

/** What can be done with a table, by pointer and by keyboard. */
export function actions(to: Acting) {
  const { state, memory, ids, columns, visible, sort, layout, selection, active, set } = to

  function lay(change: TableLayout, done = true) {
    const next = { ...layout, ...change }
    memory.laid = next
    set({ layout: next })
    if (done) to.onLayout?.(next)
  }
  function sortBy(id: string, together: boolean) {
    if (!columns.find((column) => column.id === id)?.sortable) return
    const next = sortedBy(sort, id, together)
    set({ sort: next })
    to.onSort?.(next)
  }
  function select(next: Pick<TableState, 'selected' | 'anchor'>) {
    set(next)
    to.onSelect?.([...next.selected])
  }
  function selectRow(id: string, stretch: boolean) {
    if (!selection) return
    select(stretch && selection === 'multiple' ? stretched(state, id, ids) : toggledRow(state, id, selection))
  }
  const selectAll = () => selection === 'multiple' && select(toggledAll(state, ids))
  const resize = (id: string, width: number, done: boolean) =>
    lay({ widths: resized(layout, id, width) }, done)
  const moveBy = (id: string, by: 1 | -1) => lay({ order: movedBy(columns, id, by) })

  /** Keys in the head that change columns; whether it was one. */
  function changeColumn(
    event: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey'>,
    head: HTMLElement,
    id: string,
  ) {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return false
    const by = (event.key === 'ArrowRight') === isRtl(head) ? -1 : 1
    if (event.altKey) resize(id, head.offsetWidth + by * STEP, true)
    else if (event.shiftKey) {
      memory.focus = true
      moveBy(id, by)
    } else return false
    return true
  }
  function goTo(row: number, column: number) {
    const cells = selection ? [null, ...visible.map(({ id }) => id)] : visible.map(({ id }) => id)
    memory.focus = true
    set({ active: { row: ids[row] ?? null, column: cells[column] ?? null } })
  }
  function walk(event: KeyboardEvent | Parameters<NonNullable<Handlers['onkeydown']>>[0], grid: HTMLElement) {
    const offset = selection ? 1 : 0
    const at = {
      row: active.row === null ? -1 : ids.indexOf(active.row),
      column: active.column === null ? 0 : visible.findIndex(({ id }) => id === active.column) + offset,
    }
    const room = {
      rows: ids.length,
      columns: visible.length + offset,
      page: Math.max(1, Math.floor(grid.clientHeight / to.rowHeight) - 2),
      rtl: isRtl(grid),
    }
    const next = placeOfKey(event, at, room)
    if (next) goTo(next.row, next.column)
    return next !== undefined
  }
  /** What a cell does by itself; whether it was its key. */
  function press(
    event: Parameters<NonNullable<Handlers['onkeydown']>>[0],
    cell: NonNullable<ReturnType<typeof cellIn>>,
  ) {
    const { row, column, element } = cell
    const enters = event.key === 'Enter' || event.key === ' '
    if (row === null) {
      if (enters) column === null ? selectAll() : sortBy(column, event.shiftKey)
      return enters || (column !== null && changeColumn(event, element, column))
    }
    if (event.key === ' ' && selection) selectRow(row, event.shiftKey)
    else if (event.key === 'Enter' && column === null) selectRow(row, event.shiftKey)
    else if (event.key === 'Enter' || event.key === 'F2')
      element.querySelector<HTMLElement>('a[href], button, input, select, textarea')?.focus()
    else if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey) && selection) selectAll()
    else return false
    return true
  }

  const onkeydown: NonNullable<Handlers<HTMLElement>['onkeydown']> = (event) => {
    const cell = cellIn(event.target)
    if (!cell || event.defaultPrevented) return
    if (event.target !== cell.element) {
      // What stands in a cell has its own keys, and gives them back by Escape.
      if (event.key !== 'Escape' || hasOwnKeys(event.target)) return
      event.preventDefault()
      return cell.element.focus()
    }
    if (press(event, cell) || walk(event, event.currentTarget)) event.preventDefault()
  }
  return {
    onkeydown,
    onclick({ target, shiftKey }: { target: EventTarget | null; shiftKey: boolean }) {
      const cell = cellIn(target)
      if (!cell || (target as Element).closest('[data-part="resize"]')) return
      if (cell.row === null) cell.column === null ? selectAll() : sortBy(cell.column, shiftKey)
      else if (cell.column === null) selectRow(cell.row, shiftKey)
    },
    onfocusin({ target }: { target: EventTarget | null }) {
      const cell = cellIn(target)
      if (!cell || (cell.row === active.row && cell.column === active.column && state.active)) return
      set({ active: { row: cell.row, column: cell.column } })
    },
    resize,
    reset(id: string) {
      const { [id]: _, ...widths } = layout.widths ?? {}
      lay({ widths })
    },
    move: (id: string, at: string) => lay({ order: movedTo(columns, id, at) }, false),
    // Not before the last move is shown.
    moved: () => memory.laid && to.onLayout?.(memory.laid),
    restore(before: TableLayout) {
      memory.laid = before
      set({ layout: before })
    },
    moveBy,
    lay,
  }
}
