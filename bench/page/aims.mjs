/**
 * What has to be reached, by workload and rate. Each condition is told with what was measured; `base` is the row of code by hand.
 *
 * @typedef {Record<string, any>} Row
 * @typedef {{ name: string, says: string, holds(row: Row, base: Row): boolean, measured(row: Row, base: Row): string }} Condition
 * @typedef {{ workload: string, rates: number[], contenders: string[], conditions: Condition[] }} Aim
 */

const two = (/** @type {number} */ value) => value.toFixed(2)
const whole = (/** @type {number} */ value) => value.toFixed(0)
const FRAME = 1000 / 60

/** @param {number} most @returns {Condition} */
const main = (most) => ({
  name: 'main thread',
  says: `<= ${most}x`,
  holds: ({ ratio }) => ratio <= most,
  measured: ({ ratio }) => `${two(ratio)}x`,
})
/** @type {Condition} */
const fresh = {
  name: 'latency p95',
  says: 'one frame above at most',
  holds: (row, base) => row.p95 <= base.p95 + FRAME,
  measured: (row, base) => `${whole(row.p95)} ms, base ${whole(base.p95)}`,
}
/** Below this part of a figure two are told apart by chance alone: a screen gives 60 frames a second, or 61. */
const ALIKE = 0.97
/** @param {number} times @param {number} [enough] @returns {Condition} */
const frames = (times, enough = Number.POSITIVE_INFINITY) => ({
  name: 'frames',
  says: [times > 0 ? `>= ${times}x` : '', enough < Number.POSITIVE_INFINITY ? `>= ${enough} a second` : '']
    .filter(Boolean)
    .join(' or '),
  holds: (row, base) => (times > 0 && row.fps >= base.fps * times * ALIKE) || row.fps >= enough,
  measured: (row, base) => `${whole(row.fps)}, base ${whole(base.fps)}`,
})
/** @param {number} part @returns {Condition} */
const backlog = (part) => ({
  name: 'backlog',
  says: `<= ${part}x, or a tenth of a second`,
  holds: (row, base) => row.behind <= Math.max(base.behind * part, 100),
  measured: (row, base) => `${whole(row.behind)} ms, base ${whole(base.behind)}`,
})
/** @type {Condition} */
const noGap = {
  name: 'longest gap',
  says: '<= 100 ms',
  holds: ({ gap }) => gap <= 100,
  measured: ({ gap }) => `${whole(gap)} ms`,
}
/** @type {Condition} */
const soon = {
  name: 'latency p95',
  says: '<= 80 ms or a fiftieth',
  holds: (row, base) => row.p95 <= Math.max(80, base.p95 / 50),
  measured: (row, base) => `${whole(row.p95)} ms, base ${whole(base.p95)}`,
}
/** @type {Condition} */
const once = {
  name: 'subscribes, unsubscribes',
  says: 'one each at most',
  holds: ({ subscribed, unsubscribed }) => subscribed <= 1 && unsubscribed === subscribed,
  measured: ({ subscribed, unsubscribed }) => `${subscribed}, ${unsubscribed}`,
}
/** @type {Condition} */
const nothingLeft = {
  name: 'heap after',
  says: '<= 1.05x of before',
  holds: ({ heap, heapBefore }) => heap <= heapBefore * 1.05,
  measured: ({ heap, heapBefore }) => `${two(heap / heapBefore)}x`,
}

const all = (/** @type {string} */ more) =>
  ['React', 'Vue', 'Svelte'].map((one) => `${one}, ChannelKit${more}`)
const worker = ['React, ChannelKit in a worker']
const both = ['React, ChannelKit in a worker, coalesced']

/** @type {Aim[]} */
export const aims = [
  { workload: 'ticker', rates: [1000], contenders: all(''), conditions: [main(1.05), fresh] },
  {
    workload: 'ticker',
    rates: [1000],
    contenders: ['React, ChannelKit, table'],
    conditions: [main(1.1), fresh],
  },
  {
    workload: 'ticker',
    rates: [5000, 10_000, 20_000],
    contenders: all(''),
    conditions: [main(1), frames(1), backlog(1)],
  },
  {
    workload: 'ticker',
    rates: [10_000, 20_000],
    contenders: worker,
    conditions: [main(0.35), frames(3), backlog(0.25)],
  },
  {
    workload: 'ticker',
    rates: [10_000, 20_000],
    contenders: both,
    conditions: [main(0.5), frames(5, 45), soon, noGap],
  },
  {
    workload: 'ticker',
    rates: [20_000],
    contenders: all(' conflated to 10/s a key'),
    conditions: [main(0.3), frames(0, 50)],
  },
  { workload: 'feed', rates: [2000], contenders: all(''), conditions: [main(1.08)] },
  { workload: 'presence', rates: [100], contenders: all(''), conditions: [main(1.12)] },
  { workload: 'storm', rates: [0], contenders: all(''), conditions: [main(1.2), once] },
  { workload: 'heap', rates: [20_000], contenders: all(''), conditions: [nothingLeft] },
]

/** Whether anything is to be reached by this contender there. */
export const isAimed = (
  /** @type {string} */ workload,
  /** @type {number} */ rate,
  /** @type {string} */ contender,
) =>
  aims.some(
    (aim) => aim.workload === workload && aim.rates.includes(rate) && aim.contenders.includes(contender),
  )

/** Whether anything is to be reached in a workload. */
export const isAny = (/** @type {string} */ workload) => aims.some((aim) => aim.workload === workload)

/**
 * Each condition of which anything was measured.
 *
 * @param {{ workload: string, rate: number, rows: Row[], base: (name: string) => string }[]} results
 */
export function judge(results) {
  return aims.flatMap(({ workload, rates, contenders, conditions }) =>
    results
      .filter((result) => result.workload === workload && rates.includes(result.rate))
      .flatMap(({ rate, rows, base }) =>
        contenders.flatMap((contender) => {
          const row = rows.find(({ name }) => name === contender)
          const other = rows.find(({ name }) => name === base(contender))
          if (!row || !other) return []
          return conditions.map(({ name, says, holds, measured }) => ({
            workload,
            rate,
            contender,
            what: name,
            aim: says,
            measured: row.right ? measured(row, other) : 'wrong in the end',
            met: row.right && holds(row, other),
          }))
        }),
      ),
  )
}
