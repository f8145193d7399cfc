// Writes src/engines/map/ground/land-data.ts: the land of Natural Earth at 1:110m (public domain), cut at the antimeridian so that
// no edge runs across the whole map, to a tenth of a degree.
//
//   node scripts/encode-land.mjs

import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { geoEquirectangular, geoPath } from 'd3-geo'
import { feature } from 'topojson-client'
import { constant, textOf } from './number-text.mjs'

const PER_DEGREE = 10

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

const all = rings()
const text = textOf(all)
writeFileSync(
  new URL('../src/engines/map/ground/land-data.ts', import.meta.url),
  `// Made by scripts/encode-land.mjs from Natural Earth (public domain); do not edit.\n${constant('LAND', text)}\n`,
)
console.log(`${all.length} rings, ${all.flat().length} points, ${text.length} characters`)
