import { bundle } from './lib/browser.mjs'
import { printTable, verdict } from './lib/table.mjs'

const engines = { 'empty frame': 'floor', ChannelKit: 'channelkit', uPlot: 'uplot', smoothie: 'smoothie' }
const GOAL = 2

/** 12 lines of 160x48 with 600 points, 60 points a second each. */
export async function run(
  /** @type {Awaited<ReturnType<typeof import('./lib/browser.mjs').startBrowser>>} */ browser,
) {
  /** @type {string[][]} */
  const rows = []
  let ours = Number.NaN
  for (const [name, file] of Object.entries(engines)) {
    if (process.env.ONLY && !process.env.ONLY.split(',').includes(file)) continue
    const page = await bundle(`
      import mount from './pages/sparkline/${file}.mjs'
      import { createFeed } from './lib/feed.mjs'
      import { run } from './lib/page.mjs'
      run(mount, createFeed(1, 17, 600))`)
    const result = await browser.measure(page, { ratio: 1, warm: 1.5, seconds: 5 })
    if (file === 'channelkit') ours = result.main
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
  printTable('12 sparklines', ['', 'main ms/frame', 'x ours', 'script', 'fps', 'first ms', 'heap MB'], rows)
  console.log(`\n  main thread a frame: ${verdict(ours, GOAL, 'ms')}`)
}
