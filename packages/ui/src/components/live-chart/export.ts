import type { ChartData, Plot } from '../../engines/chart/index.ts'

type Line = { key: string; label: string }

/**
 * Points as comma-separated values, with times in ISO 8601, as RFC 4180 describes them. Names that a spreadsheet
 * would take for a formula are made text.
 */
export function csvOf(data: ChartData, lines: readonly Line[], timeLabel: string): string {
  const head = [timeLabel, ...lines.map(({ label }) => label)].map(cell).join(',')
  const rows = Array.from({ length: data.length }, (_, i) => {
    const values = lines.map(({ key }) => data.y[key]?.[i] ?? Number.NaN)
    return [
      new Date(data.x[i]!).toISOString(),
      ...values.map((value) => (Number.isNaN(value) ? '' : value)),
    ].join(',')
  })
  return [head, ...rows, ''].join('\r\n')
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
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

/** Lets the browser save something under a name. */
function save(document: Document, content: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  // Some browsers read the address only after the click was handled.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

/** A file's name from a chart's, without what file systems do not like. */
export const fileName = (label: string, ending: string) =>
  `${label.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'chart'}.${ending}`

/** Saves the points as text, under the name of the chart. */
export const saveCsv = (page: Document, name: string, text: string): void =>
  save(page, new Blob([text], { type: 'text/csv' }), fileName(name, 'csv'))

/** Saves the picture as it is now. */
export function savePng(page: Document, name: string, plot: Plot | null): void {
  plot?.picture(name)?.toBlob((blob) => blob && save(page, blob, fileName(name, 'png')))
}
