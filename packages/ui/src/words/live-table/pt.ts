import { plural } from '../grammar.ts'
import type { WordList } from '../words.ts'

/**
 * A table’s words in Portuguese.
 *
 * @param lost that the connection was lost, and how long ago
 */
export const liveTable = (lost: (ago: string | null) => string): WordList['liveTable'] => ({
  loading: 'À espera das primeiras linhas…',
  empty: 'Ainda não há linhas.',
  stale: (ago) => `${lost(ago)} Estas são as últimas linhas conhecidas.`,
  table: 'Tabela',
  keys: 'As setas percorrem as células. No cabeçalho, Enter ordena, Shift e uma seta movem uma coluna, Alt e uma seta mudam a largura.',
  search: 'Pesquisar na tabela',
  count: (rows, text) => `${text} ${plural('pt', rows, { one: 'linha', other: 'linhas' })}`,
  found: (count, text) => `${text} ${plural('pt', count, { one: 'encontrada', other: 'encontradas' })}`,
  noMatch: 'Nenhuma linha corresponde.',
  columns: 'Colunas',
  earlier: (column) => `Mover ${column} para o início`,
  later: (column) => `Mover ${column} para o fim`,
  csv: 'CSV',
  selectAll: 'Selecionar todas as linhas',
  selected: 'Selecionada',
  notSelected: 'Não selecionada',
  selection: (count, text) => `${text} ${plural('pt', count, { one: 'selecionada', other: 'selecionadas' })}`,
  held: (count, text) =>
    `Ordem parada: ${text} ${plural('pt', count, { one: 'linha mudaria', other: 'linhas mudariam' })} de lugar`,
  gone: 'Já não existe',
  yes: 'sim',
  no: 'não',
  none: '–',
})
