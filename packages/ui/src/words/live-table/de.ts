import { plural } from '../grammar.ts'
import type { WordList } from '../words.ts'

/**
 * A table’s words in German.
 *
 * @param lost that the connection was lost, and how long ago
 */
export const liveTable = (lost: (ago: string | null) => string): WordList['liveTable'] => ({
  loading: 'Wartet auf die ersten Zeilen…',
  empty: 'Noch keine Zeilen.',
  stale: (ago) => `${lost(ago)} Dies sind die letzten bekannten Zeilen.`,
  table: 'Tabelle',
  keys: 'Pfeiltasten führen durch die Zellen. Im Kopf sortiert die Eingabetaste, Umschalt mit Pfeiltaste verschiebt eine Spalte, Alt mit Pfeiltaste ändert ihre Breite.',
  search: 'Tabelle durchsuchen',
  count: (rows, text) => `${text} ${plural('de', rows, { one: 'Zeile', other: 'Zeilen' })}`,
  found: (_, text) => `${text} gefunden`,
  noMatch: 'Keine Zeile passt.',
  columns: 'Spalten',
  earlier: (column) => `${column} nach vorn`,
  later: (column) => `${column} nach hinten`,
  csv: 'CSV',
  selectAll: 'Alle Zeilen auswählen',
  selected: 'Ausgewählt',
  notSelected: 'Nicht ausgewählt',
  selection: (_, text) => `${text} ausgewählt`,
  held: (count, text) =>
    `Reihenfolge hält still: ${text} ${plural('de', count, { one: 'Zeile stünde', other: 'Zeilen stünden' })} anderswo`,
  gone: 'Nicht mehr da',
  yes: 'ja',
  no: 'nein',
  none: '–',
})
