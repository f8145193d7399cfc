/**
 * What pages are put through. `stream` is what the server sends, at `rates` a second; `base` is who the ratios are to, by framework where
 * it has `{framework}`.
 *
 * @typedef {{ name: string, title: string, kind: string | null, many: number, rates: number[], seconds?: number,
 *   channels?: number, people?: number, base: string }} Workload
 */

/** @type {Workload[]} */
export const workloads = [
  {
    name: 'ticker',
    title: 'Ticker of 1,000 rows',
    kind: 'quotes',
    many: 1000,
    rates: [1000, 5000, 10_000, 20_000],
    base: 'limit',
  },
  {
    name: 'table',
    title: 'Table of 10,000 rows, of which one sees some twenty',
    kind: 'quotes',
    many: 10_000,
    rates: [1000, 10_000],
    base: 'limit',
  },
  {
    name: 'feed',
    title: 'Hot feed, the last 50 messages',
    kind: 'messages',
    many: 50,
    rates: [2000],
    base: 'limit',
  },
  {
    name: 'presence',
    title: 'Presence of 1,000, changes',
    kind: 'people',
    many: 1000,
    people: 1000,
    rates: [100],
    base: 'limit',
  },
  {
    name: 'channels',
    title: '200 channels',
    kind: 'channels',
    many: 200,
    channels: 200,
    rates: [2000],
    base: 'limit',
  },
  {
    name: 'heap',
    title: '200,000 events, then what is left in the heap',
    kind: 'quotes',
    many: 1000,
    rates: [20_000],
    seconds: 10,
    base: 'limit',
  },
  {
    name: 'storm',
    title: 'Storm of 500 mounts',
    kind: null,
    many: 500,
    rates: [0],
    base: '{framework}, no channel',
  },
  {
    name: 'cold',
    title: 'Cold start, to the first event shown',
    kind: 'quotes',
    many: 1000,
    rates: [1000],
    base: 'limit',
  },
  {
    name: 'stream',
    title: 'One answer that grows',
    kind: 'pieces',
    many: 1,
    rates: [500],
    base: 'limit',
  },
]
