// Writes src/engines/map/ground/places-data.ts from Natural Earth at 1:110m (public domain): borders on land to a tenth of a
// degree; countries by ISO 3166 code, with where a name has room and from which zoom on; and the places of `places.csv`, the
// more important ones first. `src/engines/map/ground/places.ts` reads it.
//
//   node scripts/encode-places.mjs

import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { geoArea, geoBounds, geoCentroid } from 'd3-geo'
import countries from 'i18n-iso-countries'
import { feature, mesh } from 'topojson-client'
import { constant, textOf } from './number-text.mjs'

const PER_DEGREE = 10
/** About how wide a letter of a country's name is, in pixels. */
const LETTER = 7.5

const require = createRequire(import.meta.url)
const topology = JSON.parse(readFileSync(require.resolve('world-atlas/countries-110m.json'), 'utf8'))
const { countries: all } = topology.objects

const borders = mesh(topology, all, (a, b) => a !== b).coordinates.map((line) =>
  line.map(
    ([lng = 0, lat = 0]) =>
      /** @type {[number, number]} */ ([Math.round(lng * PER_DEGREE), Math.round(lat * PER_DEGREE)]),
  ),
)

/** @type {{ id?: string, properties: { name: string }, geometry: import('geojson').Geometry }[]} */
const features = /** @type {any} */ (feature(topology, all)).features
const names = features.flatMap(({ id, properties: { name }, geometry }) => {
  const code = name === 'Kosovo' ? 'XK' : id && countries.numericToAlpha2(id)
  if (!code || geometry.type === 'GeometryCollection') return []
  const parts =
    geometry.type === 'MultiPolygon' ? geometry.coordinates : [/** @type {any} */ (geometry).coordinates]
  const largest = parts
    .map((coordinates) => /** @type {const} */ ({ type: 'Polygon', coordinates }))
    .reduce((a, b) => (geoArea(a) > geoArea(b) ? a : b))
  const [lng, lat] = geoCentroid(largest)
  const [[west], [east]] = geoBounds(largest)
  const share = ((east - west + 360) % 360 || 360) / 360
  const zoom = Math.min(9, Math.max(2, Math.ceil(Math.log2((LETTER * name.length) / (256 * share)))))
  return { code, place: `${lng.toFixed(1)},${lat.toFixed(1)}`, zoom, share }
})
// Where two have no room, the larger country has its name.
names.sort((a, b) => b.share - a.share)

const places = readFileSync(new URL('places.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => /^"?(.*?)"?,(-?[\d.]+),(-?[\d.]+)$/.exec(line) ?? [])
  .map(([, name, lat, lng]) => `${name}|${Number(lng)},${Number(lat)}`)
  .reverse()

const text = textOf(borders)
writeFileSync(
  new URL('../src/engines/map/ground/places-data.ts', import.meta.url),
  `// Made by scripts/encode-places.mjs from Natural Earth (public domain); do not edit.\n${[
    constant('BORDERS', text),
    constant('COUNTRIES', names.map(({ code, place, zoom }) => `${code}${zoom}${place}`).join(';')),
    constant('PLACES', places.join(';')),
  ].join('\n')}\n`,
)
console.log(
  `${borders.length} borders, ${names.length} countries, ${places.length} places, ${text.length} characters`,
)
