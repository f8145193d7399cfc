import { csvText } from '../../shared/csv.ts'
import { fileName, saveCsv } from '../../shared/download.ts'
import type { ColumnShown } from './columns.ts'
import { plainOf, valueIn } from './format.ts'

interface Table {
  readonly ids: readonly string[]
  /** Those that are seen. */
  readonly columns: readonly ColumnShown[]
  get(id: string): unknown
}

/** The rows as they stand, as comma-separated values: numbers as numbers, times in ISO 8601. */
export const fileOf = ({ ids, columns, get }: Table): string =>
  csvText([
    columns.map(({ title }) => title),
    ...ids.map((id) => columns.map((column) => plainOf(valueIn(get(id), column.field), column))),
  ])

/** Saves them under the table's name. */
export const saveTable = (page: Document, label: string, table: Table): void =>
  saveCsv(page, fileName(label, 'csv', 'table'), fileOf(table))
