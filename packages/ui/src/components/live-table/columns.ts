import type { FieldOf } from '@channelkit/core'

interface ColumnBase<Row> {
  /** The row's field that is shown. */
  field: FieldOf<Row>
  /** What tells the column from others that show the same field. Default: the field. */
  id?: string
  /** What stands above it. Default: the field. */
  title?: string
  /** In CSS pixels. Default 140; where there is more room, columns that nobody made wider or narrower share it. */
  width?: number
  /** Whether it can be sorted by. Default true. */
  sortable?: boolean
  /** Left out until somebody chooses it. */
  hidden?: boolean
  /** Whether a change is shown by a flash and an arrow. Default true. */
  flash?: boolean
}

/** A column of a table, as data: which field of a row it shows, and how it is written. */
export type TableColumn<Row = unknown> = ColumnBase<Row> &
  (
    | {
        /** What the field holds. Default: what each value is. */
        type?: 'auto' | 'text' | 'boolean'
        format?: undefined
      }
    | {
        type: 'number'
        /** As `Intl.NumberFormat` takes it. */
        format?: Intl.NumberFormatOptions
      }
    | {
        /** A time in epoch ms, or as text. */
        type: 'date'
        /** As `Intl.DateTimeFormat` takes it. */
        format?: Intl.DateTimeFormatOptions
      }
  )

/** What somebody made of the columns: plain data, to be kept by the application. */
export interface TableLayout {
  /** Columns by id, the first one first; those that are not named come after. */
  readonly order?: readonly string[]
  /** In CSS pixels, by column. */
  readonly widths?: Readonly<Record<string, number>>
  /** Those that are left out. */
  readonly hidden?: readonly string[]
}

export type ColumnType = 'text' | 'boolean' | 'number' | 'date'

/** A column as it stands in the page; part props of heads are told of it. */
export interface ColumnShown {
  readonly id: string
  readonly field: string
  readonly title: string
  readonly type: ColumnType
  readonly format: object | undefined
  readonly sortable: boolean
  readonly flash: boolean
  readonly visible: boolean
  /** In CSS pixels. */
  readonly width: number
  /** Whether somebody chose that width. */
  readonly fixed: boolean
}

const WIDTH = 140
const NARROWEST = 48
const WIDEST = 2000
/** So many columns are made of a row that nobody described. */
const MOST_GUESSED = 12

const widthOf = (width: unknown, otherwise: number) =>
  typeof width === 'number' && Number.isFinite(width)
    ? Math.min(WIDEST, Math.max(NARROWEST, Math.round(width)))
    : otherwise

/** Columns for rows that nobody described: a field each, for what can be written in a cell. */
export const guessedColumns = (row: unknown): readonly TableColumn<Record<string, unknown>>[] =>
  typeof row === 'object' && row !== null
    ? Object.entries(row)
        .filter(([, value]) => typeof value !== 'object' && typeof value !== 'function')
        .slice(0, MOST_GUESSED)
        .map(([field]) => ({ field }))
    : []

/** What a column holds that does not say it. */
const typeIn = (sample: unknown, field: string): ColumnType => {
  const type = typeof (sample as Record<string, unknown> | null | undefined)?.[field]
  return type === 'number' || type === 'boolean' ? type : 'text'
}

/**
 * All columns in their order, those too that are left out. Two of one id would be one too many: the first counts.
 *
 * @param sample a row, for columns that don't say what they hold
 */
export function columnsOf(
  columns: readonly TableColumn<Record<string, unknown>>[],
  { order = [], widths = {}, hidden }: TableLayout,
  sample?: unknown,
): readonly ColumnShown[] {
  const byId = new Map<string, ColumnShown>()
  for (const column of columns) {
    const id = column.id ?? column.field
    if (byId.has(id)) continue
    byId.set(id, {
      id,
      field: column.field,
      title: column.title ?? column.field,
      type: !column.type || column.type === 'auto' ? typeIn(sample, column.field) : column.type,
      format: column.format,
      sortable: column.sortable !== false,
      flash: column.flash !== false,
      visible: hidden ? !hidden.includes(id) : !column.hidden,
      width: widthOf(widths[id], widthOf(column.width, WIDTH)),
      fixed: widths[id] !== undefined,
    })
  }
  const known = order.filter((id) => byId.has(id))
  return [...new Set([...known, ...byId.keys()])].map((id) => byId.get(id)!)
}

const idsOf = (columns: readonly ColumnShown[]) => columns.map(({ id }) => id)

/** Puts a column where another one is. */
export function movedTo(columns: readonly ColumnShown[], id: string, to: string): TableLayout['order'] {
  const ids = idsOf(columns)
  const place = ids.indexOf(to)
  const rest = ids.filter((one) => one !== id)
  return place < 0 ? ids : [...rest.slice(0, place), id, ...rest.slice(place)]
}

/** Puts a column before or after its neighbour that is seen. */
export function movedBy(columns: readonly ColumnShown[], id: string, by: 1 | -1): TableLayout['order'] {
  const seen = columns.filter((column) => column.visible || column.id === id)
  const neighbour = seen[seen.findIndex((column) => column.id === id) + by]
  return neighbour ? movedTo(columns, id, neighbour.id) : idsOf(columns)
}

/** Shows a column, or leaves it out; the last one stays. */
export function toggled(columns: readonly ColumnShown[], id: string): TableLayout['hidden'] {
  const hidden = columns.filter((column) => column.visible === (column.id === id)).map((column) => column.id)
  const left = columns.length - hidden.length
  return left === 0 ? hidden.filter((one) => one !== id) : hidden
}

/** A column's widths after somebody asked for another. */
export const resized = (layout: TableLayout, id: string, width: number): TableLayout['widths'] => ({
  ...layout.widths,
  [id]: widthOf(width, WIDTH),
})

/** The widths as `grid-template-columns` has them; what is left goes to those that nobody fixed. */
export const templateOf = (columns: readonly ColumnShown[], selectable: boolean): string =>
  [
    selectable && 'var(--ck-select)',
    ...columns.map(({ width, fixed }) => (fixed ? `${width}px` : `minmax(${width}px, ${width}fr)`)),
  ]
    .filter(Boolean)
    .join(' ')

/** How wide all of them are at least, in CSS pixels. */
export const widthOfAll = (columns: readonly ColumnShown[]): number =>
  columns.reduce((sum, { width }) => sum + width, 0)
