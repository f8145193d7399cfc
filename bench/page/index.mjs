import { writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { build } from '../../scripts/build.mjs'
import { bundle } from './bundle.mjs'
import { chart } from './chart.mjs'
import { measure } from './measure.mjs'
import { readOptions, usage } from './options.mjs'
import { printTable, summary } from './report.mjs'
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
const results = []
try {
  for (const workload of options.workloads) {
    const contenders = options.contendersOf(workload)
    for (const { file } of contenders) if (!bundled.has(file)) bundled.set(file, await bundle(file))
    for (const rate of workload.rates) {
      /** @type {Map<string, object[]>} */
      const runs = new Map(contenders.map(({ name }) => [name, []]))
      const load = []
      // One after the other, again and again: what else the machine does meets all alike.
      for (let run = 0; run < options.runs; run++) {
        load.push(loadavg()[0] ?? 0)
        for (const contender of contenders) {
          const files = bundled.get(contender.file) ?? {}
          const what = { contender, workload, files, rate, seconds: options.seconds }
          runs.get(contender.name)?.push(await measure({ browser, server }, what))
        }
      }
      const result = summary({ workload, rate, contenders, runs, load })
      results.push(result)
      printTable(result)
    }
  }
} finally {
  await browser.close()
  server.end()
}
const { seconds, runs } = options
const whole = {
  at: new Date().toISOString(),
  browser: browser.version(),
  cores: cpus().length,
  seconds,
  runs,
  results,
}
if (options.json) writeFileSync(options.json, `${JSON.stringify(whole, null, 2)}\n`)
if (options.svg) writeFileSync(options.svg, chart(whole))
// What is not right is no figure.
process.exit(results.every(({ rows }) => rows.every(({ right }) => right)) ? 0 : 1)
