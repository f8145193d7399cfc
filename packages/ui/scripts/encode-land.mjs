// Writes src/map/land-data.ts: the land of Natural Earth at 1:110m (public domain), cut at the antimeridian so that
// no edge runs across the whole map, to a tenth of a degree. `src/map/land.ts` reads it.
//
// For each ring its length, then the steps from place to place, all as zig-zag numbers. A small number is one character,
// so that compression sees what is frequent: that is a fifth less to load than varints in base64.
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

/** Printable characters that need no escape in any quotes. */
const DIGITS = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).filter(
  (char) => !'"$\'\\`'.includes(char),
)
const BASE = DIGITS.length
/** Below this a number is one character; the last digit of all stands before two digits of a large one. */
const SMALL = 70

/** @param {number} value */
function encode(value) {
  const number = value < 0 ? -value * 2 - 1 : value * 2
  const rest = number - SMALL
  const [high, low] = [Math.floor(rest / BASE), rest % BASE]
  if (number < SMALL) text += DIGITS[number]
  else if (SMALL + high < BASE - 1) text += `${DIGITS[SMALL + high]}${DIGITS[low]}`
  else text += `${DIGITS[BASE - 1]}${DIGITS[Math.floor(number / BASE)]}${DIGITS[number % BASE]}`
}

let text = ''
let [x, y] = [0, 0]
const all = rings()
for (const ring of all) {
  encode(ring.length)
  for (const [nextX, nextY] of ring) {
    encode(nextX - x)
    encode(nextY - y)
    x = nextX
    y = nextY
  }
}

const lines = text.match(new RegExp(`.{1,${LINE}}`, 'g')) ?? []
writeFileSync(
  new URL('../src/engines/map/ground/land-data.ts', import.meta.url),
  [
    '// Made by scripts/encode-land.mjs from Natural Earth (public domain); do not edit.',
    'export const LAND: string =',
    ...lines.map((line, i) => `  '${line}'${i < lines.length - 1 ? ' +' : ''}`),
    '',
  ].join('\n'),
)
console.log(`${all.length} rings, ${all.flat().length} points, ${text.length} characters`)
