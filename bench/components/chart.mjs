import { bundle, sizeOf } from './lib/browser.mjs'
import { printTable, verdict } from './lib/table.mjs'

const engines = {
  'empty frame': 'floor',
  ChannelKit: 'channelkit',
  uPlot: 'uplot',
  'echarts, minmax': 'echarts',
  'chart.js, min-max': 'chartjs',
  smoothie: 'smoothie',
  'lightweight-charts': 'lightweight',
}
const GOALS = { 1: 2.5, 2: 5 }
const FIRST_MS = 50
const BYTES = 12_000

/** 800x400, 4 series of 10,000 points, 1,000 rows a second, sliding, width 2, with axes, cursor and holes. */
export async function run(
  /** @type {Awaited<ReturnType<typeof import('./lib/browser.mjs').startBrowser>>} */ browser,
) {
  const verdicts = []
  for (const ratio of /** @type {const} */ ([1, 2])) {
    /** @type {string[][]} */
    const rows = []
    let ours = Number.NaN
    for (const [name, file] of Object.entries(engines)) {
      if (process.env.ONLY && !process.env.ONLY.split(',').includes(file)) continue
      const page = await bundle(pageOf(file))
      const result = await browser.measure(page, { ratio, warm: 1.5, seconds: 5, hover: [420, 200] })
      // A first picture is drawn only once, so it is taken from several pages: the best is the least disturbed.
      for (let again = 0; again < 2; again++) {
        const { first } = await browser.measure(page, { ratio, warm: 0, seconds: 0.2 })
        result.first = Math.min(result.first, first)
      }
      if (file === 'channelkit') {
        ours = result.main
        verdicts.push(`main thread a frame at DPR ${ratio}: ${verdict(ours, GOALS[ratio], 'ms')}`)
        verdicts.push(
          `main thread until first paint at DPR ${ratio}: ${verdict(result.first, FIRST_MS, 'ms')}`,
        )
      }
      rows.push([
        name,
        result.main.toFixed(2),
        (result.main / ours).toFixed(1),
        result.script.toFixed(2),
        result.fps.toFixed(0),
        result.first.toFixed(0),
        result.heap.toFixed(1),
      ])
    }
    const head = ['', 'main ms/frame', 'x ours', 'script', 'fps', 'first ms', 'heap MB']
    printTable(`Chart, device pixel ratio ${ratio}`, head, rows)
  }
  const size = await sizeOf(`export { mountPlot } from '../../packages/ui/src/engines/chart/index.ts'`)
  verdicts.push(`engine, min+gzip: ${verdict(size, BYTES, 'B')}`)
  console.log(`\n${verdicts.map((one) => `  ${one}`).join('\n')}`)
}

const pageOf = (/** @type {string} */ file) => `
  import mount from './pages/chart/${file}.mjs'
  import { createFeed } from './lib/feed.mjs'
  import { run } from './lib/page.mjs'
  run(mount, createFeed(4, 1, 10_000))`
