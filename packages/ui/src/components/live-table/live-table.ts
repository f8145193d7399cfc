import { type ChannelName, channel, type EventOf, type RecordsSnapshot, shallowEqual } from '@channelkit/core'
import { numberFormat } from '../../shared/number.ts'
import { type RecordsProps, recordsChannel, recordsFor } from '../../shared/records-props.ts'
import { mountedRows, visibleRows } from '../../shared/rows.ts'
import { channelNote } from '../../shared/state-note.ts'
import { isStale, tickerWhile } from '../../shared/ticker.ts'
import { viewState } from '../../shared/view-state.ts'
import { component, el, use } from '../../view/index.ts'
import { actions } from './actions.ts'
import { parts } from './anatomy.ts'
import { chooser, holder } from './choosing.ts'
import { type ColumnShown, columnsOf, guessedColumns, templateOf, toggled, widthOfAll } from './columns.ts'
import { saveTable } from './file.ts'
import { look } from './flash.ts'
import { gridEngine } from './grid-engine.ts'
import { head } from './head.ts'
import { liveTableLabels } from './labels.ts'
import { ordering } from './ordering.ts'
import { type LiveTableProps, propKinds, type TableCell } from './props.ts'
import { rowNode } from './row.ts'
import { createSight } from './sight.ts'
import { type CellAt, firstMemory, firstState, type TableMemory } from './state.ts'
import { choice, heldPill, skeleton, tools } from './tools.ts'

const PACE = 500
const HEIGHT = 400
const ROW = 36

const positive = (value: number | undefined, otherwise: number) =>
  value !== undefined && value > 0 && Number.isFinite(value) ? value : otherwise

/** The columns, the same ones for as long as they are. */
function columnsFor(
  memory: TableMemory,
  props: Pick<LiveTableProps, 'columns'>,
  layout: object,
  rows: RecordsSnapshot,
): readonly ColumnShown[] {
  const sample = rows.get(rows.ids[0] ?? '') ?? memory.columns?.sample
  const known = memory.columns
  const key = [props.columns, layout, known && known.sample !== undefined]
  if (known && shallowEqual(known.key, key)) return known.columns
  const given = props.columns ?? guessedColumns(sample)
  const columns = columnsOf(given as never, layout, sample)
  memory.columns = { key: [props.columns, layout, sample !== undefined], columns, sample }
  return columns
}

/** Rows of records as a table that can be sorted, searched and walked, of which only what is in sight is in the page. */
export const liveTable = component<LiveTableProps, { cell: TableCell }>()({
  name: 'live-table',
  props: propKinds,
  labels: liveTableLabels,
  parts,
  slots: { cell: true },
  stores(kit, props, memory) {
    const room = channel(kit, recordsChannel(props as RecordsProps))
    const rows = recordsFor(kit, props as RecordsProps)
    // Of another channel nothing stays, whoever is on the rows.
    if (memory.sight?.of !== rows)
      Object.assign(memory, { sight: createSight(kit, rows), ordered: null, columns: null })
    return { room, rows: memory.sight!, now: tickerWhile(kit, room, isStale) }
  },
  state: firstState,
  memory: firstMemory,
  view({ kit, props, words, isolate, stores, snapshots: { room, rows, now }, state, set, memory, id }) {
    const { locale, selection, label = words.table, bare = false } = props
    const rowHeight = positive(props.rowHeight, ROW)
    const height = positive(props.height, HEIGHT)
    const off = recordsChannel(props as RecordsProps) === null
    const kind = viewState(rows, rows.size === 0, off)
    const sort = state.sort ?? [props.sort ?? []].flat()
    const layout = state.layout ?? props.layout ?? {}
    const columns = columnsFor(memory, props, layout, rows)
    const visible = columns.filter((column) => column.visible)
    // The host's zone is another one on a server.
    const writing = { locale, timeZone: props.timeZone ?? (state.seen ? undefined : 'UTC'), words }
    const { ids, moves } = ordering(memory, {
      ...{ rows, columns, sort, query: state.query, where: props.where, writing, held: state.held },
      pace: positive(props.reorder, PACE),
    })

    const activeAt = state.active?.row ? ids.indexOf(state.active.row) : -1
    const active: CellAt = {
      row: activeAt < 0 ? null : state.active!.row,
      column:
        state.active &&
        (visible.some((one) => one.id === state.active!.column) ||
          (selection && state.active.column === null))
          ? state.active.column
          : (visible[0]?.id ?? null),
    }
    const range = visibleRows({ top: state.top, height: state.height || height }, rowHeight, ids.length)
    const places = mountedRows(range, activeAt)
    const sight = stores.rows
    sight.ids = places.map((place) => ids[place]!)
    look(memory.flashes, sight.ids, rows.get, visible)
    for (const row of memory.nodes.keys()) if (!memory.flashes.has(row)) memory.nodes.delete(row)
    const number = numberFormat(locale)
    const searched = state.query.trim() !== ''
    const found = searched ? words.found(ids.length, number(ids.length)) : ''
    const selected = [...state.selected].filter((row) => rows.get(row) !== undefined).length
    const heldText = state.held && moves > 0 ? words.held(moves, number(moves)) : null
    const note = channelNote(stores.room, room, { kit, state: kind, labels: words, now, locale })
    const act = actions({
      ...{ state, memory, ids, columns, visible, sort, layout, selection, active, rowHeight, set },
      ...{ onSort: props.onSort, onLayout: props.onLayout, onSelect: props.onSelect },
    })
    const shown = { ...writing, columns: visible, selectable: selection !== undefined, words }
    const closeChoice = () => {
      set({ choosing: false })
      memory.toggle?.focus({ preventScroll: true })
    }

    return el(
      'section',
      {
        ...parts.root,
        'aria-label': label,
        'aria-busy': kind === 'loading',
        'data-state': kind,
        'data-sorted': sort.length > 0,
        style: { '--ck-row': `${rowHeight}px`, '--ck-live-table-height': `${height}px` },
      },
      !bare &&
        tools({
          ...{ id, words, query: state.query, choosing: state.choosing, off },
          counted: [
            rows.size > 0 && (found || words.count(rows.size, number(rows.size))),
            selected > 0 && words.selection(selected, number(selected)),
          ]
            .filter(Boolean)
            .join(' · '),
          found,
          use: use(holder, memory),
          search(query) {
            if (memory.grid) memory.grid.scrollTop = 0
            set({ query, top: 0 })
          },
          choose: () => set({ choosing: !state.choosing }),
          save:
            ids.length > 0
              ? (page) => saveTable(page, label, { ids, columns: visible, get: rows.get })
              : null,
        }),
      !bare &&
        state.choosing &&
        choice({
          ...{ id, words, columns, isolate, close: closeChoice },
          use: use(chooser, { memory, close: () => set({ choosing: false }) }),
          toggle: (column) => act.lay({ hidden: toggled(columns, column) }),
          move: act.moveBy,
        }),
      el('p', { class: 'ck-hidden', id: `${id}-keys` }, words.keys),
      el(
        'div',
        {
          ...parts.body,
          use: use(gridEngine, {
            ...{ kit, memory, rowHeight, heldText, layout },
            resize: act.resize,
            reset: act.reset,
            move: act.move,
            moved: act.moved,
            restore: act.restore,
            see(viewport) {
              sight.catchUp()
              set({ ...viewport, seen: true })
            },
            hold: (held) => set({ held }),
          }),
        },
        el(
          'div',
          {
            ...parts.grid,
            ...(visible.length > 0 && {
              role: 'grid',
              'aria-label': label,
              'aria-describedby': `${id}-keys`,
              'aria-rowcount': ids.length + 1,
              'aria-colcount': visible.length + (selection ? 1 : 0),
              'aria-multiselectable': selection === 'multiple' ? true : undefined,
            }),
            onclick: act.onclick,
            onkeydown: act.onkeydown,
            onfocusin: act.onfocusin,
            style: {
              '--ck-columns': templateOf(visible, selection !== undefined),
              '--ck-width': `${widthOfAll(visible)}px`,
              '--ck-first': selection ? 'var(--ck-select)' : '0px',
            },
          },
          visible.length > 0 &&
            head({
              ...{ columns: visible, sort, selection, words },
              allSelected: ids.length > 0 && ids.every((row) => state.selected.has(row)),
              active: active.row === null ? active.column : undefined,
            }),
          ids.length > 0 &&
            el(
              'div',
              { ...parts.rows, role: 'rowgroup', style: { '--ck-rows': ids.length } },
              ...places.map((index) => {
                const row = ids[index]!
                const here = index === activeAt ? active.column : undefined
                const place = { id: row, index, selected: state.selected.has(row), active: here }
                return rowNode(memory.nodes, memory.flashes.get(row)!, place, shown)
              }),
            ),
        ),
        kind === 'loading' && skeleton(),
        ids.length === 0 &&
          kind !== 'loading' &&
          el(
            'div',
            { key: 'message', ...parts.message },
            kind === 'live' ? el('p', { class: 'ck-note' }, words.noMatch) : note,
          ),
        heldText !== null &&
          heldPill(heldText, () => {
            memory.ordered = null
            memory.focus = true
            set({})
          }),
      ),
      (ids.length > 0 || kind === 'loading') && note,
    )
  },
})

/** What it is given in a binding. */
export interface LiveTableTypes<Name extends ChannelName, Event extends EventOf<Name>, Row> {
  readonly props: LiveTableProps<Name, Event, EventOf<Name>, Row>
  readonly slots: { cell: TableCell<Row> }
  readonly parts: typeof parts
}
