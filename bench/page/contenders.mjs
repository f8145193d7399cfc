/**
 * Whoever is measured. `pages` says which of its pages answer a workload; where it has two, `row` shows each row by a hook of its own
 * and `table` all of them by one. A way to run ChannelKit is a row here: `kit` are options for `createChannelKit`, `records` for
 * `defineRecords`, `server` for the app on the server.
 *
 * @typedef {{ name: string, framework: string, file: string, pages: Record<string, string>,
 *   kit?: object, records?: object, app?: object }} Contender
 */

/** One answer, by what makes it. */
const answer = { stream: 'stream' }
const every = { feed: 'feed', presence: 'presence', channels: 'channels', cold: 'cold' }
const row = { ticker: 'ticker', heap: 'ticker', ...every, storm: 'storm' }
const table = { ticker: 'tickerTable', heap: 'tickerTable' }

/** At most so many updates a second of each row. */
const conflated = { records: { maxRate: 10 }, pages: { ticker: 'ticker', heap: 'ticker' } }

const ours = { framework: 'react', file: 'react/channelkit.jsx', pages: row }

/**
 * Rows of a table, in its order as it is, and sorted by a column that changes.
 * @param {string} name @param {string} kind
 * @returns {Contender[]}
 */
const liveTable = (name, kind) =>
  [
    ['', 'liveTable'],
    [', sorted', 'liveTableSorted'],
  ].map(([more, page]) => ({
    name: `${name}, LiveTable${more}`,
    framework: name.toLowerCase(),
    file: `${name.toLowerCase()}/live-table.${kind}`,
    pages: { table: page },
  }))

/** @type {Contender[]} */
export const contenders = [
  {
    name: 'limit',
    framework: 'none',
    file: 'limit.mjs',
    pages: { ticker: 'ticker', table: 'sight', heap: 'ticker', ...every, ...answer },
  },
  { name: 'React, no channel', framework: 'react', file: 'react/plain.jsx', pages: { storm: 'storm' } },
  { name: 'React, ChannelKit', framework: 'react', file: 'react/channelkit.jsx', pages: row },
  { name: 'React, ChannelKit, table', framework: 'react', file: 'react/channelkit.jsx', pages: table },
  ...liveTable('React', 'jsx'),
  { ...ours, name: 'React, ChannelKit in a worker', kit: { worker: true } },
  { ...ours, name: 'React, ChannelKit coalesced', kit: { coalesce: true } },
  { ...ours, name: 'React, ChannelKit in a worker, coalesced', kit: { worker: true, coalesce: true } },
  { ...ours, ...conflated, name: 'React, ChannelKit conflated to 10/s a key' },
  {
    ...ours,
    ...conflated,
    name: 'React, ChannelKit in a worker, coalesced, conflated to 10/s a key',
    kit: { worker: true, coalesce: true },
  },
  { name: 'React, useStream', framework: 'react', file: 'react/stream.jsx', pages: answer },
  {
    name: 'React, StreamedText',
    framework: 'react',
    file: 'react/stream.jsx',
    pages: { stream: 'streamedText' },
  },
  { name: 'React, setState a piece', framework: 'react', file: 'react/stream-naive.jsx', pages: answer },
  {
    name: 'React, a copy of the message a piece, as the AI SDK does',
    framework: 'react',
    file: 'react/stream-naive.jsx',
    pages: { stream: 'copies' },
  },
  { name: 'React, naive hook', framework: 'react', file: 'react/naive.jsx', pages: row },
  {
    name: 'React, naive hook, table',
    framework: 'react',
    file: 'react/naive.jsx',
    pages: { ...table, table: 'tickerTable' },
  },
  {
    name: 'React, use-pusher',
    framework: 'react',
    file: 'react/use-pusher.jsx',
    pages: { ...table, ...every },
  },
  {
    name: 'React, echo-react',
    framework: 'react',
    file: 'react/echo.jsx',
    pages: { ...table, feed: 'feed', channels: 'channels', cold: 'cold' },
  },
  { name: 'Vue, no channel', framework: 'vue', file: 'vue/plain.mjs', pages: { storm: 'storm' } },
  { name: 'Vue, ChannelKit', framework: 'vue', file: 'vue/channelkit.mjs', pages: row },
  {
    ...conflated,
    name: 'Vue, ChannelKit conflated to 10/s a key',
    framework: 'vue',
    file: 'vue/channelkit.mjs',
  },
  {
    name: 'Vue, naive',
    framework: 'vue',
    file: 'vue/naive.mjs',
    pages: { ticker: 'ticker', heap: 'ticker', ...every },
  },
  ...liveTable('Vue', 'mjs'),
  { name: 'Vue, useStream', framework: 'vue', file: 'vue/stream.mjs', pages: answer },
  { name: 'Vue, StreamedText', framework: 'vue', file: 'vue/stream.mjs', pages: { stream: 'streamedText' } },
  { name: 'Vue, a ref that grows', framework: 'vue', file: 'vue/stream.mjs', pages: { stream: 'naive' } },
  {
    name: 'Vue, echo-vue',
    framework: 'vue',
    file: 'vue/echo.mjs',
    pages: { ticker: 'ticker', heap: 'ticker', feed: 'feed', channels: 'channels', cold: 'cold' },
  },
  { name: 'Svelte, no channel', framework: 'svelte', file: 'svelte/plain.mjs', pages: { storm: 'storm' } },
  { name: 'Svelte, ChannelKit', framework: 'svelte', file: 'svelte/channelkit.mjs', pages: row },
  {
    ...conflated,
    name: 'Svelte, ChannelKit conflated to 10/s a key',
    framework: 'svelte',
    file: 'svelte/channelkit.mjs',
  },
  {
    name: 'Svelte, naive',
    framework: 'svelte',
    file: 'svelte/naive.mjs',
    pages: { ticker: 'ticker', heap: 'ticker', ...every },
  },
  ...liveTable('Svelte', 'mjs'),
  { name: 'Svelte, useStream', framework: 'svelte', file: 'svelte/stream.mjs', pages: answer },
  {
    name: 'Svelte, StreamedText',
    framework: 'svelte',
    file: 'svelte/stream.mjs',
    pages: { stream: 'streamedText' },
  },
  {
    name: 'Svelte, a state that grows',
    framework: 'svelte',
    file: 'svelte/stream.mjs',
    pages: { stream: 'naive' },
  },
]
