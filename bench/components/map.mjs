import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { bundle, sizeOf } from './lib/browser.mjs'
import { printTable, verdict } from './lib/table.mjs'

/** Goals in main-thread ms a frame, by how many markers glide. */
const GOALS = { 1000: 3, 10000: 6 }
const BYTES = 25_000

/** @type {{ name: string, file: string, counts: number[], options?: object, ratio?: number }[]} */
const engines = [
  { name: 'empty frame', file: 'floor', counts: [1000] },
  { name: 'ChannelKit', file: 'channelkit', counts: [200, 1000, 10_000] },
  { name: 'ChannelKit, in clusters', file: 'channelkit', counts: [1000, 10_000], options: { cluster: 200 } },
  { name: 'ChannelKit, trails of 8', file: 'channelkit', counts: [1000], options: { trail: 8 } },
  { name: 'ChannelKit, map dragged', file: 'channelkit', counts: [1000, 10_000], options: { move: 'pan' } },
  { name: 'ChannelKit, map zoomed', file: 'channelkit', counts: [1000, 10_000], options: { move: 'zoom' } },
  { name: 'ChannelKit, at 2 pixels', file: 'channelkit', counts: [1000, 10_000], ratio: 2 },
  { name: 'Leaflet, canvas', file: 'leaflet', counts: [200, 1000, 10_000] },
  { name: 'Leaflet, map dragged', file: 'leaflet', counts: [1000], options: { move: 'pan' } },
  { name: 'MapLibre, setData', file: 'maplibre', counts: [200, 1000, 10_000] },
]

/**
 * 800x500, the world at 1:110m, each marker hears of a new position once a second and glides there; every row draws
 * every frame.
 */
export async function run(
  /** @type {Awaited<ReturnType<typeof import('./lib/browser.mjs').startBrowser>>} */ browser,
) {
  const verdicts = []
  /** @type {Record<number, number>} */
  const ours = {}
  /** @type {string[][]} */
  const rows = []
  for (const { name, file, counts, options = {}, ratio = 1 } of engines) {
    if (process.env.ONLY && !process.env.ONLY.split(',').includes(file)) continue
    for (const count of counts) {
      const page = await bundle(pageOf(file, count, options))
      const files = file === 'maplibre' ? { '/maplibre-gl-worker.mjs': maplibreWorker() } : {}
      const result = await browser.measure(page, { ratio, warm: 2.5, seconds: 5, files })
      if (name === 'ChannelKit') ours[count] = result.main
      const base = ours[count]
      rows.push([
        name,
        String(count),
        result.main.toFixed(2),
        base === undefined ? '' : (result.main / base).toFixed(1),
        result.script.toFixed(2),
        result.fps.toFixed(0),
        result.heap.toFixed(1),
      ])
    }
  }
  printTable(
    'Map, gliding markers',
    ['', 'markers', 'main ms/frame', 'x ours', 'script', 'fps', 'heap MB'],
    rows,
  )
  for (const [count, goal] of Object.entries(GOALS)) {
    const main = ours[Number(count)]
    if (main !== undefined)
      verdicts.push(`${count} markers, main thread a frame: ${verdict(main, goal, 'ms')}`)
  }
  const size = await sizeOf(`export { mountMap } from '../../packages/ui/src/engines/map/index.ts'`)
  verdicts.push(`map with its land, min+gzip: ${verdict(size, BYTES, 'B')}`)
  console.log(`\n${verdicts.map((one) => `  ${one}`).join('\n')}`)
}

/** MapLibre does its work in a worker, which has to lie at an address of its own. */
function maplibreWorker() {
  const main = createRequire(import.meta.url).resolve('maplibre-gl/package.json')
  return readFileSync(join(dirname(main), 'dist/maplibre-gl-worker.mjs'), 'utf8')
}

const pageOf = (/** @type {string} */ file, /** @type {number} */ count, /** @type {object} */ options) => `
  import mount from './pages/map/${file}.mjs'
  import { createFleet } from './lib/fleet.mjs'
  import { runMap } from './lib/map-page.mjs'
  runMap(mount, createFleet(${count}), ${JSON.stringify(options)})`
