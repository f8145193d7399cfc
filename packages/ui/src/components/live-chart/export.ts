import type { ChartData, Plot } from '../../engines/chart/index.ts'
import { csvText } from '../../shared/csv.ts'
import { fileName, save, saveCsv } from '../../shared/download.ts'

type Line = { key: string; label: string }

/**
 * Points as comma-separated values, with times in ISO 8601, as RFC 4180 describes them. Names that a spreadsheet
 * would take for a formula are made text.
 */
export function csvOf(data: ChartData, lines: readonly Line[], timeLabel: string): string {
  const rows = Array.from({ length: data.length }, (_, i) => [
    new Date(data.x[i]!).toISOString(),
    ...lines.map(({ key }) => data.y[key]?.[i] ?? Number.NaN),
  ])
  return csvText([[timeLabel, ...lines.map(({ label }) => label)], ...rows])
}

/** One row of a table: a moment and the index of its point. */
export interface TableRow {
  readonly x: number
  readonly values: readonly number[]
}

/** The points thinned out to a number that can be read: the last one of each stretch, newest first. */
export function rowsOf(data: ChartData, lines: readonly Line[], most: number): TableRow[] {
  const step = Math.max(1, Math.ceil(data.length / most))
  const rows: TableRow[] = []
  for (let i = data.length - 1; i >= 0; i -= step) {
    rows.push({ x: data.x[i]!, values: lines.map(({ key }) => data.y[key]?.[i] ?? Number.NaN) })
  }
  return rows
}

/** Saves the points as text, under the name of the chart. */
export const savePoints = (page: Document, name: string, text: string): void =>
  saveCsv(page, fileName(name, 'csv', 'chart'), text)

/** Saves the picture as it is now. */
export function savePng(page: Document, name: string, plot: Plot | null): void {
  plot?.picture(name)?.toBlob((blob) => blob && save(page, blob, fileName(name, 'png', 'chart')))
}
