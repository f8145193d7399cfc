import { writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { build } from '../../scripts/build.mjs'
import { judge } from './aims.mjs'
import { bundle } from './bundle.mjs'
import { chart } from './chart.mjs'
import { measure } from './measure.mjs'
import { readOptions, usage } from './options.mjs'
import { printAims, printTable, summary } from './report.mjs'
import { startBrowser, startServer } from './start.mjs'

/** @type {ReturnType<typeof readOptions>} */
let options
try {
  options = readOptions(process.argv.slice(2))
} catch (error) {
  console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`)
  process.exit(2)
}
// What an application installs is measured: the built packages.
if (!(await build())) process.exit(1)
const server = await startServer()
const browser = await startBrowser()
/** @type {Map<string, Record<string, string>>} */
const bundled = new Map()
/** Each workload at each rate, with who is put through it. */
const parts = options.workloads.flatMap((workload) =>
  workload.rates.flatMap((rate) => {
    const contenders = options.contendersOf(workload, rate)
    /** @type {Map<string, object[]>} */
    const runs = new Map(contenders.map(({ name }) => [name, []]))
    /** @type {number[]} */
    const load = []
    // A base alone says nothing.
    return contenders.length > 1 || !options.aims ? [{ workload, rate, contenders, runs, load }] : []
  }),
)
let rounds = 0
/** The longest that a round took, in ms. */
let longest = 0

/** One after the other, again and again: what else the machine does meets all alike. */
async function round() {
  for (const { workload, rate, contenders, runs, load } of parts) {
    load.push(loadavg()[0] ?? 0)
    for (const contender of contenders) {
      const { file } = contender
      if (!bundled.has(file)) bundled.set(file, await bundle(file, options.profile !== undefined))
      const { seconds, profile } = options
      const what = { contender, workload, files: bundled.get(file) ?? {}, rate, seconds, profile }
      // What one page does not show ends no other's run.
      const run = await measure({ browser, server }, what).catch((error) => {
        console.error(`  ${error instanceof Error ? error.message : error}`)
        return { right: false }
      })
      runs.get(contender.name)?.push(run)
    }
  }
}

try {
  while (rounds < options.runs) {
    const from = performance.now()
    // Counted from the start of this process, which has built the packages.
    if (rounds > 0 && from + longest > options.minutes * 60_000) break
    await round()
    rounds++
    longest = Math.max(longest, performance.now() - from)
  }
} finally {
  await browser.close()
  server.end()
}
const results = parts.map(summary)
for (const result of results) printTable(result)
const reached = judge(results)
printAims(reached)
const whole = {
  at: new Date().toISOString(),
  browser: browser.version(),
  cores: cpus().length,
  seconds: options.seconds,
  runs: rounds,
  minutes: performance.now() / 60_000,
  results,
  aims: reached,
}
if (options.json) writeFileSync(options.json, `${JSON.stringify(whole, null, 2)}\n`)
if (options.svg) writeFileSync(options.svg, chart(whole))
// What is not right is no figure.
process.exit(results.every(({ rows }) => rows.every(({ right }) => right)) ? 0 : 1)
