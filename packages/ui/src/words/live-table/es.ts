import { plural } from '../grammar.ts'
import type { WordList } from '../words.ts'

/**
 * A table’s words in Spanish.
 *
 * @param lost that the connection was lost, and how long ago
 */
export const liveTable = (lost: (ago: string | null) => string): WordList['liveTable'] => ({
  loading: 'Esperando las primeras filas…',
  empty: 'Aún no hay filas.',
  stale: (ago) => `${lost(ago)} Estas son las últimas filas conocidas.`,
  table: 'Tabla',
  keys: 'Las flechas recorren las celdas. En la cabecera, Intro ordena, Mayús y una flecha mueven una columna, Alt y una flecha cambian su ancho.',
  search: 'Buscar en la tabla',
  count: (rows, text) => `${text} ${plural('es', rows, { one: 'fila', other: 'filas' })}`,
  found: (_, text) => `${text} encontradas`,
  noMatch: 'Ninguna fila coincide.',
  columns: 'Columnas',
  earlier: (column) => `Mover ${column} hacia el principio`,
  later: (column) => `Mover ${column} hacia el final`,
  csv: 'CSV',
  selectAll: 'Seleccionar todas las filas',
  selected: 'Seleccionada',
  notSelected: 'No seleccionada',
  selection: (_, text) => `${text} seleccionadas`,
  held: (count, text) =>
    `Orden en pausa: ${text} ${plural('es', count, { one: 'fila cambiaría', other: 'filas cambiarían' })} de lugar`,
  gone: 'Ya no está',
  yes: 'sí',
  no: 'no',
  none: '–',
})
