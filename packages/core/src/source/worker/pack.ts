import type { Happened, Points, SourceHappening } from '../source.ts'
import type { Waiting } from './waiting.ts'

/** Events of one name that follow each other: channel, event and sender once, then time, number and data of each. */
type Row = [channel: string, event: string, userId: string | null, ...rest: unknown[]]

/** Points, with which of the tables that go beside is theirs. */
type Packed = Omit<Points, 'rows'> & { readonly rows: number }

/** How many fields all events of a row have in common, and how many each has. */
const HEAD = 3
const FIELDS = 3

/** What goes to a page: text, and the numbers as they are. */
export interface Package {
  readonly text: string
  readonly rows: readonly Float64Array[]
}

/**
 * Happenings as text: of all that can be sent to a page it is what costs the page least, a third of a clone of the same. Tables
 * of numbers cost nothing at all.
 */
export function pack(waiting: readonly Waiting[]): Package {
  const rows: Float64Array[] = []
  return { text: JSON.stringify(waiting.map((one) => [one.asked, rowsOf(one, rows)])), rows }
}

function rowsOf({ places }: Waiting, tables: Float64Array[]): (Row | SourceHappening | Packed)[] {
  const rows: (Row | SourceHappening | Packed)[] = []
  let row: Row | undefined
  for (const { told: one, skipped } of places) {
    if (!one) continue
    // What has no data is not the same as what has null.
    if (one.type !== 'event' || one.data === undefined || skipped) {
      row = undefined
      if (one.type === 'points') rows.push({ ...one, rows: tables.push(one.rows) - 1 })
      else rows.push(skipped ? ({ ...one, skipped } as Happened) : one)
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
export function unpack({ text, rows: tables }: Package): (number | SourceHappening)[] {
  const list: (number | SourceHappening)[] = []
  type Told = Row | SourceHappening | Packed
  for (const [asked, rows] of JSON.parse(text) as [asked: number, rows: Told[]][]) {
    list.push(asked)
    for (const row of rows) {
      if (Array.isArray(row)) eventsOf(row, list)
      else if (row.type === 'points') list.push({ ...row, rows: tables[row.rows as number]! })
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
