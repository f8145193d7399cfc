import type { Happened, SourceHappening } from '../source.ts'

/** Events of one name that follow each other: channel, event and sender once, then time, number and data of each. */
type Row = [channel: string, event: string, userId: string | null, ...rest: unknown[]]

/** Happenings, with how much had been asked for when they were told. */
export interface Run {
  readonly asked: number
  readonly told: SourceHappening[]
}

/** How many fields all events of a row have in common, and how many each has. */
const HEAD = 3
const FIELDS = 3

/**
 * Happenings as text: of all that can be sent to a page it is what costs the page least, a third of a clone of the same.
 */
export function pack(runs: readonly Run[]): string {
  return JSON.stringify(runs.map(({ asked, told }) => [asked, rowsOf(told)]))
}

function rowsOf(told: readonly SourceHappening[]): (Row | SourceHappening)[] {
  const rows: (Row | SourceHappening)[] = []
  let row: Row | undefined
  for (const one of told) {
    // What has no data is not the same as what has null.
    if (one.type !== 'event' || one.data === undefined) {
      row = undefined
      rows.push(one)
      continue
    }
    const { channel, event, userId = null, at, serial = null, data } = one
    if (!row || row[0] !== channel || row[1] !== event || row[2] !== userId) {
      row = [channel, event, userId]
      rows.push(row)
    }
    row.push(at, serial, data)
  }
  return rows
}

/** What was packed, in order; each number says how much had been asked for when what follows was told. */
export function unpack(text: string): (number | SourceHappening)[] {
  const list: (number | SourceHappening)[] = []
  for (const [asked, rows] of JSON.parse(text) as [asked: number, rows: (Row | SourceHappening)[]][]) {
    list.push(asked)
    for (const row of rows) {
      if (Array.isArray(row)) eventsOf(row, list)
      else list.push(row)
    }
  }
  return list
}

function eventsOf(row: Row, list: unknown[]) {
  const [channel, event] = row
  const userId = row[2] ?? undefined
  for (let i = HEAD; i < row.length; i += FIELDS) {
    const [at, serial] = [row[i] as number, row[i + 1] as number | null]
    const one: Happened = {
      type: 'event',
      at,
      channel,
      event,
      data: row[i + 2],
      userId,
      serial: serial ?? undefined,
    }
    list.push(one)
  }
}
