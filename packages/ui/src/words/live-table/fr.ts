import { plural } from '../grammar.ts'
import type { WordList } from '../words.ts'

/**
 * A table’s words in French.
 *
 * @param lost that the connection was lost, and how long ago
 */
export const liveTable = (lost: (ago: string | null) => string): WordList['liveTable'] => ({
  loading: 'En attente des premières lignes…',
  empty: 'Pas encore de lignes.',
  stale: (ago) => `${lost(ago)} Voici les dernières lignes connues.`,
  table: 'Tableau',
  keys: 'Les flèches parcourent les cellules. Dans l’en-tête, Entrée trie, Maj et une flèche déplacent une colonne, Alt et une flèche changent sa largeur.',
  search: 'Chercher dans le tableau',
  count: (rows, text) => `${text} ${plural('fr', rows, { one: 'ligne', other: 'lignes' })}`,
  found: (count, text) => `${text} ${plural('fr', count, { one: 'trouvée', other: 'trouvées' })}`,
  noMatch: 'Aucune ligne ne correspond.',
  columns: 'Colonnes',
  earlier: (column) => `Déplacer ${column} vers le début`,
  later: (column) => `Déplacer ${column} vers la fin`,
  csv: 'CSV',
  selectAll: 'Sélectionner toutes les lignes',
  selected: 'Sélectionnée',
  notSelected: 'Non sélectionnée',
  selection: (count, text) =>
    `${text} ${plural('fr', count, { one: 'sélectionnée', other: 'sélectionnées' })}`,
  held: (count, text) =>
    `Ordre figé : ${text} ${plural('fr', count, { one: 'ligne changerait', other: 'lignes changeraient' })} de place`,
  gone: 'N’est plus là',
  yes: 'oui',
  no: 'non',
  none: '–',
})
