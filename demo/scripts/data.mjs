/**
 * Makes the demo's recordings of the package `vega-datasets`, which is too large to be installed for that: unpack
 * `npm pack vega-datasets@3.2.1`, and `node demo/scripts/data.mjs package`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const data = join(process.argv[2] ?? '.', 'data')
/** @param {string} name */
const read = (name) => readFileSync(join(data, name), 'utf8')
/**
 * @param {string} name
 * @param {unknown} value
 */
const write = (name, value) =>
  writeFileSync(
    fileURLToPath(new URL(`../server/data/${name}`, import.meta.url)),
    `${JSON.stringify(value)}\n`,
  )

const date = '2001/01/03'
/** @type {{ date: string, origin: string, destination: string }[]} */
const all = JSON.parse(read('flights-20k.json'))
/** @type {Map<string, number[]>} */
const places = new Map(
  read('airports.csv')
    .split('\n')
    .map((line) => {
      const place = line.trim().split(',').slice(-2)
      return [line.slice(0, 3), place.map((text) => Math.round(Number(text) * 1000) / 1000)]
    }),
)
/** Not to Alaska, Hawaii or the islands: the map would have to show half of an ocean. @param {string} code */
const isNear = (code) => {
  const [lat = 0, lng = 0] = places.get(code) ?? []
  return lat > 24 && lat < 50 && lng > -126
}
const flights = all
  .filter((flight) => flight.date.startsWith(date))
  .filter(({ origin, destination }) => isNear(origin) && isNear(destination))
  .map(({ date, origin, destination }) => {
    const [hours = 0, minutes = 0] = date.slice(11).split(':').map(Number)
    return /** @type {const} */ ([hours * 60 + minutes, origin, destination])
  })
const used = new Set(flights.flatMap(([, from, to]) => [from, to]))
const airports = Object.fromEntries([...used].sort().map((code) => [code, places.get(code)]))
write('flights.json', {
  source: `Flights of ${date}: a sample of the on-time data of the U.S. Bureau of Transportation Statistics, from vega-datasets`,
  columns: ['minutes after midnight at which it left', 'from', 'to'],
  airports,
  flights,
})

/** @type {Record<string, number[]>} */
const prices = {}
/** @type {string[]} */
const months = []
for (const line of read('stocks.csv').trim().split('\n').slice(1)) {
  const [symbol = '', day = '', price] = line.trim().split(',')
  const month = new Date(`${day} UTC`).toISOString().slice(0, 7)
  if (!months.includes(month)) months.push(month)
  prices[symbol] ??= []
  prices[symbol].push(Number(price))
}
months.sort()
// One company came later than the others: all begin with it, so that months are the same.
const shortest = Math.min(...Object.values(prices).map(({ length }) => length))
write('prices.json', {
  source: 'Prices at the end of each month, from vega-datasets',
  months: months.slice(-shortest),
  prices: Object.fromEntries(Object.entries(prices).map(([symbol, list]) => [symbol, list.slice(-shortest)])),
})
