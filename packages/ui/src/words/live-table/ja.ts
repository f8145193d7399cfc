import type { WordList } from '../words.ts'

/**
 * A table’s words in Japanese.
 *
 * @param lost that the connection was lost, and how long ago
 */
export const liveTable = (lost: (ago: string | null) => string): WordList['liveTable'] => ({
  loading: '最初の行を待っています…',
  empty: 'まだ行はありません。',
  stale: (ago) => `${lost(ago)}表示中の行は最後に確認できたものです。`,
  table: '表',
  keys: '矢印キーでセルを移動します。見出しでは、Enter で並べ替え、Shift と矢印で列を移動、Alt と矢印で列の幅を変えます。',
  search: '表を検索',
  count: (_, text) => `${text} 行`,
  found: (_, text) => `${text} 件`,
  noMatch: '一致する行はありません。',
  columns: '列',
  earlier: (column) => `${column}を前へ移動`,
  later: (column) => `${column}を後ろへ移動`,
  csv: 'CSV',
  selectAll: 'すべての行を選択',
  selected: '選択済み',
  notSelected: '未選択',
  selection: (_, text) => `${text} 行を選択中`,
  held: (_, text) => `並び順を固定中：${text} 行が移動待ち`,
  gone: '削除されました',
  yes: 'はい',
  no: 'いいえ',
  none: '–',
})
