import { frameworkOf } from './options.mjs'

/** How a figure is shown, by its name. */
const columns = {
  main: ['main ms/s', 1],
  ratio: ['of base', 2],
  script: ['script', 1],
  scriptRatio: ['of base', 2],
  fps: ['fps', 0],
  frame: ['main ms/frame', 1],
  gap: ['gap ms', 0],
  p50: ['p50 ms', 0],
  p95: ['p95 ms', 0],
  behind: ['behind ms', 0],
  first: ['first ms', 0],
  commits: ['commits/s', 0],
  renders: ['renders/s', 0],
  messages: ['msgs/event', 2],
  subscribed: ['subscribes', 0],
  unsubscribed: ['unsubscribes', 0],
  heapBefore: ['heap MB before', 2],
  heap: ['after', 2],
}

/** @param {number[]} values */
const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b)
  return (
    ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0)) /
    2
  )
}

/** Who a contender is compared with. @param {import('./workloads.mjs').Workload} workload @param {string} name */
const baseOf = ({ base }, name) => base.replace('{framework}', frameworkOf({ name }))

/**
 * Medians, and ratios: of each run to the base's in the same round, then the median of those.
 *
 * @param {{ workload: import('./workloads.mjs').Workload, rate: number, contenders: import('./contenders.mjs').Contender[],
 *   runs: Map<string, any[]>, load: number[] }} given
 */
export function summary({ workload, rate, contenders, runs, load }) {
  const rows = contenders.map((contender) => {
    const own = runs.get(contender.name) ?? []
    const base = runs.get(baseOf(workload, contender.name)) ?? []
    /** @type {Record<string, any>} */
    const row = { name: contender.name, right: own.every(({ right }) => right) }
    const good = (/** @type {unknown} */ value) => typeof value === 'number' && Number.isFinite(value)
    for (const key of Object.keys(columns)) {
      const values = own.map((one) => one[key]).filter(good)
      if (values.length > 0) row[key] = median(values)
    }
    const toBase = (/** @type {string} */ key) =>
      median(own.map((one, i) => one[key] / base[i]?.[key]).filter(good))
    row.ratio = toBase('main')
    if (row.script) row.scriptRatio = toBase('script')
    return row
  })
  return {
    workload: workload.name,
    base: (/** @type {string} */ name) => baseOf(workload, name),
    title: workload.title,
    rate,
    load: [Math.min(...load), Math.max(...load)],
    rows,
  }
}

/** @param {ReturnType<typeof summary>} result */
export function printTable({ title, rate, load, rows }) {
  const keys = Object.keys(columns).filter((key) => rows.some((row) => row[key] !== undefined))
  const cells = rows.map((row) => [
    `${row.name}${row.right ? '' : ' (WRONG)'}`,
    ...keys.map((key) => {
      const value = row[key]
      return value === undefined || Number.isNaN(value)
        ? ''
        : value.toFixed(columns[/** @type {'main'} */ (key)][1])
    }),
  ])
  const head = ['', ...keys.map((key) => String(columns[/** @type {'main'} */ (key)][0]))]
  const [least = 0, most = 0] = load
  console.log(
    `\n${title}${rate ? `, ${rate} a second` : ''} (load ${least.toFixed(1)} to ${most.toFixed(1)})\n`,
  )
  printCells([head, ...cells])
}

/** What had to be reached, and what was. @param {ReturnType<typeof import('./aims.mjs').judge>} reached */
export function printAims(reached) {
  if (reached.length === 0) return
  const met = reached.filter((one) => one.met).length
  console.log(`\nWhat has to be reached: ${met} of ${reached.length} met\n`)
  const head = ['', 'a second', 'what', 'aim', 'measured', '']
  printCells(
    [
      head,
      ...reached.map(({ workload, rate, contender, what, aim, measured, met }) => [
        `${workload}: ${contender}`,
        rate ? String(rate) : '',
        what,
        aim,
        measured,
        met ? 'met' : 'MISSED',
      ]),
    ],
    Number.POSITIVE_INFINITY,
  )
}

/** @param {string[][]} rows the first is the head @param {number} [left] how many columns stand to the left */
function printCells(rows, left = 1) {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => (row[i] ?? '').length)))
  for (const row of rows)
    console.log(
      row
        .map((one, i) => (i < left ? one.padEnd(widths[i] ?? 0) : one.padStart(widths[i] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
}
