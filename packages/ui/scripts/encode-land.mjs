// Writes src/map/land-data.ts: the land of Natural Earth at 1:110m (public domain), cut at the antimeridian so that
// no edge runs across the whole map, to a tenth of a degree, as zig-zag varints in base64. `src/map/land.ts` reads it.
//
//   node scripts/encode-land.mjs

import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { geoEquirectangular, geoPath } from 'd3-geo'
import { feature } from 'topojson-client'

const PER_DEGREE = 10
const LINE = 100

const require = createRequire(import.meta.url)
const topology = JSON.parse(readFileSync(require.resolve('world-atlas/land-110m.json'), 'utf8'))

/** @returns {[number, number][][]} rings of longitude and latitude, in tenths of a degree */
function rings() {
  /** @type {[number, number][][]} */
  const found = []
  // Degrees in, degrees out; what this projection is wanted for is that it clips. No resampling along the way.
  const plain = geoEquirectangular()
    .scale(180 / Math.PI)
    .translate([0, 0])
    .precision(0)
  const point = (/** @type {number} */ x, /** @type {number} */ y) => {
    const next = /** @type {[number, number]} */ ([Math.round(x * PER_DEGREE), Math.round(-y * PER_DEGREE)])
    const ring = /** @type {[number, number][]} */ (found.at(-1))
    const last = ring.at(-1)
    if (last?.[0] !== next[0] || last[1] !== next[1]) ring.push(next)
  }
  const context = {
    beginPath() {},
    arc() {},
    moveTo(/** @type {number} */ x, /** @type {number} */ y) {
      found.push([])
      point(x, y)
    },
    lineTo: point,
    closePath() {},
  }
  geoPath(plain, context)(feature(topology, topology.objects.land))
  return found.filter((ring) => ring.length > 2)
}

/** @param {number[]} bytes @param {number} value */
function varint(bytes, value) {
  let rest = value < 0 ? -value * 2 - 1 : value * 2
  while (rest > 127) {
    bytes.push((rest & 127) | 128)
    rest >>>= 7
  }
  bytes.push(rest)
}

/** @type {number[]} */
const bytes = []
let [x, y] = [0, 0]
const all = rings()
for (const ring of all) {
  varint(bytes, ring.length)
  for (const [nextX, nextY] of ring) {
    varint(bytes, nextX - x)
    varint(bytes, nextY - y)
    x = nextX
    y = nextY
  }
}

const text = Buffer.from(bytes).toString('base64')
const lines = text.match(new RegExp(`.{1,${LINE}}`, 'g')) ?? []
writeFileSync(
  new URL('../src/map/land-data.ts', import.meta.url),
  [
    '// Made by scripts/encode-land.mjs from Natural Earth (public domain); do not edit.',
    'export const LAND: string =',
    ...lines.map((line, i) => `  '${line}'${i < lines.length - 1 ? ' +' : ''}`),
    '',
  ].join('\n'),
)
console.log(`${all.length} rings, ${all.flat().length} points, ${bytes.length} bytes`)
