import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { run } from '../../scripts/lib/run.mjs'
import { measureConnections } from './connections.mjs'
import { contestants, setBefore } from './contestants.mjs'
import { measureFlood } from './flood.mjs'
import { measureSlow } from './slow.mjs'
import { load } from './start-load.mjs'
import { median } from './statistics.mjs'

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '4' },
    sizes: { type: 'string', default: '100,1000,5000' },
    only: { type: 'string' },
    before: { type: 'string' },
    connections: { type: 'boolean', default: false },
    slow: { type: 'boolean', default: false },
    flood: { type: 'boolean', default: false },
    kind: { type: 'string' },
  },
})
const runs = Number(values.runs)
const sizes = values.sizes.split(',').map(Number)
if (values.before) setBefore(values.before)
const all = Object.keys(contestants).filter((name) => name !== 'before' || values.before)
const names = values.only?.split(',') ?? all
const RATES = [0, 50]

const server = fileURLToPath(new URL('../../packages/server', import.meta.url))
const built = await run('npm', ['run', 'build'], { cwd: server, quiet: true })
if (built.code !== 0) {
  console.error(`The server failed to build:\n${built.output}`)
  process.exit(1)
}
if (values.connections) await measureConnections()
else if (values.slow) await measureSlow(runs)
else if (values.flood) await measureFlood(Number(values.seconds), values.kind)
else await measureFanOut()
process.exit(0)

async function measureFanOut() {
  const running = {}
  for (const name of names) running[name] = await contestants[name]()
  const results = {}
  for (let turn = 0; turn < runs; turn++) {
    for (const size of sizes) {
      // Each run begins with another one, so that none always goes first.
      for (const name of [...names.slice(turn % names.length), ...names.slice(0, turn % names.length)]) {
        const { port, pid } = running[name]
        const options = {
          port,
          pid,
          subscribers: size,
          seconds: Number(values.seconds),
          warmup: 1,
          rates: RATES,
        }
        const measured = await load(options).catch((error) =>
          console.error(`${name}, ${size}: ${error.message}`),
        )
        for (const [i, rate] of RATES.entries()) {
          results[`${size} ${rate} ${name}`] ??= []
          if (measured) results[`${size} ${rate} ${name}`].push(measured[i])
        }
      }
    }
    console.log(`run ${turn + 1} of ${runs}`)
  }
  for (const { told } of Object.values(running)) if (told) console.log(await told())
  for (const { end } of Object.values(running)) end()
  for (const rate of RATES) for (const size of sizes) print(size, rate, results)
}

function print(size, rate, results) {
  const of = (name, key) => median((results[`${size} ${rate} ${name}`] ?? []).map((one) => one[key]))
  const pace = rate ? `at ${rate} posts/s` : 'saturated'
  console.log(`\n${size} subscribers, ${pace} (medians of ${runs}, ${cpus().length} processors)`)
  console.log(
    '                deliveries/s  CPU µs each  p50 ms  p99 ms | ours to it: deliveries/s   CPU   p99',
  )
  for (const name of names) {
    const cell = (key, digits, width) => of(name, key).toFixed(digits).padStart(width)
    const ratio = (key, width) =>
      names.includes('channelkit')
        ? `${(of('channelkit', key) / of(name, key)).toFixed(2)}x`.padStart(width)
        : ''
    console.log(
      `  ${name.padEnd(12)}  ${cell('perSecond', 0, 12)}  ${cell('cpu', 1, 11)}  ${cell('p50', 1, 6)}  ${cell('p99', 1, 6)} |` +
        ` ${ratio('perSecond', 23)}  ${ratio('cpu', 5)}  ${ratio('p99', 5)}`,
    )
  }
  if (names.includes('channelkit') && names.includes('watched')) printWatching(size, rate, results)
}

/** What it costs that somebody looks at the dashboard: run by run, since what comes beside one comes beside the other. */
function printWatching(size, rate, results) {
  const [alone, watched] = ['channelkit', 'watched'].map((name) => results[`${size} ${rate} ${name}`] ?? [])
  const pairs = alone.flatMap((one, n) => (watched[n] ? [[one, watched[n]]] : []))
  const more = (key) => `${(100 * (median(pairs.map(([a, b]) => b[key] / a[key])) - 1)).toFixed(1)} %`
  console.log(`  an open dashboard: deliveries/s ${more('perSecond')}, CPU for each ${more('cpu')}`)
}
