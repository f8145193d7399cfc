import type { FieldOf, Initial, Off, RecordsDefinition, Rewind } from '@channelkit/core'
import { type ChannelProps, channelProps } from '../../shared/view-state.ts'
import type { PropKinds } from '../../view/index.ts'
import type { TableColumn, TableLayout } from './columns.ts'
import type { LiveTableLabels } from './labels.ts'
import type { SortBy } from './order.ts'

/**
 * @template Removal the events that may take a row away
 * @template Row what an event tells of one row
 */
export interface LiveTableProps<
  Name extends string = string,
  Event extends string = string,
  Removal extends string = string,
  // biome-ignore lint/suspicious/noExplicitAny: what rows are is for the application to say
  Row = any,
> extends Omit<ChannelProps, 'channel'> {
  /** `null`, or whatever else a condition leaves, is off; not needed with `records`. */
  channel?: Name | Off
  /** The event, or events, that tell of rows: one row or an array of them. */
  event?: Event | readonly Event[]
  /** The field that is a row's id. Default `id`. */
  by?: FieldOf<NoInfer<Row>>
  /** Events that take a row away. */
  remove?: Removal | readonly Removal[]
  /** Lays an event's fields over what is known of the row. */
  merge?: boolean
  /** The field with a row's version: what is not newer is left out. */
  version?: FieldOf<NoInfer<Row>>
  /** From `defineRecords`, for a `backfill`; in place of `event`, `by`, `remove`, `merge` and `version`. */
  records?: RecordsDefinition<Row>
  /** What to show until something is heard: what the server knows, say, so that its HTML has content. Rows. */
  initial?: Initial<readonly Row[]>
  /** How far back to begin where the server keeps events: so many, or `{ events, seconds }`. */
  rewind?: Rewind
  /** How many updates a second of each row to show at most; the newest always comes. Default all. */
  maxRate?: number
  /** Which fields are shown, and how. Default: each field of the first row. */
  columns?: readonly TableColumn<NoInfer<Row>>[]
  /** By what it is sorted at first. Default: in the order in which the rows came. */
  sort?: SortBy | readonly SortBy[]
  /** Told when somebody sorts it in another way. */
  onSort?: (sort: readonly SortBy[]) => void
  /** Order, widths and visibility of the columns at first: what `onLayout` was told before. */
  layout?: TableLayout
  /** Told when somebody changes them, to be kept. */
  onLayout?: (layout: TableLayout) => void
  /** Whether a row is shown. */
  where?: (row: NoInfer<Row>) => boolean
  /** Whether one or several rows can be selected. Default: none. */
  selection?: 'single' | 'multiple'
  /** Told which rows are selected, by id. */
  onSelect?: (ids: readonly string[]) => void
  /** How often rows change places at most, in ms. Default 500. */
  reorder?: number
  /** In CSS pixels. Default 400. */
  height?: number
  /** Of a row, in CSS pixels. Default 36. */
  rowHeight?: number
  /** The table's accessible name, and that of its file. Default "Table". */
  label?: string
  /** Without search, columns and file: the table alone. */
  bare?: boolean
  /** Of dates, as an IANA name. Default: the host's. */
  timeZone?: string
  /** Words of yours in place of ours: any of them. */
  labels?: Partial<LiveTableLabels>
}

/** A row; part props of rows are given it. */
export interface TableRow<Row = unknown> {
  readonly id: string
  readonly row: Row
  /** Its place, from 0. */
  readonly index: number
  readonly selected: boolean
}

/** A cell; its slot and its part props are given it. */
export interface TableCell<Row = unknown> {
  readonly id: string
  readonly row: Row
  /** The column's id. */
  readonly column: string
  readonly value: unknown
  /** The value as it is written by default. */
  readonly text: string
  /** Where it went with the last change that one could see. */
  readonly change: 'up' | 'down' | 'other' | null
}

export const propKinds = {
  ...channelProps,
  ...({ event: 'plain', by: 'plain', remove: 'plain', merge: 'flag', version: 'plain' } as const),
  ...({ records: 'plain', initial: 'trusted', rewind: 'plain', maxRate: 'plain', columns: 'plain' } as const),
  ...({ sort: 'plain', onSort: 'function', layout: 'plain', onLayout: 'function' } as const),
  ...({ where: 'function', selection: 'plain', onSelect: 'function', reorder: 'plain' } as const),
  ...({ height: 'plain', rowHeight: 'plain', label: 'plain', bare: 'flag', timeZone: 'plain' } as const),
} satisfies PropKinds<LiveTableProps>
