import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** @typedef {import('playwright-core').Browser} Browser */

const BUDGET = 200_000
const kB = (/** @type {number} */ bytes) => `${Math.round(bytes / 1000)} kB`

/**
 * What a browser must have before it shows the heading of a page, uncompressed: the document up to there, its style sheets
 * and scripts that nothing goes on without. Modules come later, and what an example needs when it is in sight.
 *
 * @param {string} folder
 * @param {readonly string[]} addresses
 */
export function weights(folder, addresses) {
  const rows = addresses.map((address) => {
    const html = readFileSync(join(folder, address, 'index.html'), 'utf8')
    const end = html.indexOf('</h1>')
    const before = html.slice(0, end)
    const files = [
      ...before.matchAll(/<(?:link rel="stylesheet"|script)[^>]*?\s(?:href|src)="([^"]+)"[^>]*>/g),
    ]
      .filter(([tag]) => !/type="module"|\s(?:async|defer)\b/.test(tag))
      .map(([, path = '']) => readFileSync(join(folder, path)))
    const parts = [Buffer.from(before), ...files]
    const sum = (/** @type {(part: Buffer) => number} */ of) =>
      parts.reduce((total, part) => total + of(part), 0)
    return { address, end, plain: sum((one) => one.length), packed: sum((one) => gzipSync(one).length) }
  })
  const heaviest = rows.toSorted((a, b) => b.plain - a.plain)[0]
  if (!heaviest) return ['there are no pages']
  console.log(
    `  ${kB(heaviest.plain)} at most until a heading shows (${kB(heaviest.packed)} compressed), on ${heaviest.address}`,
  )
  return rows.flatMap(({ address, end, plain }) => [
    ...(end < 0 ? [`${address} has no heading`] : []),
    ...(plain > BUDGET ? [`${address}: ${kB(plain)} come before its heading shows`] : []),
  ])
}

/**
 * All that has come when a page is loaded, compressed as hosts do; examples and the index of the search follow when they are asked for.
 *
 * @param {Browser} browser
 * @param {string} origin
 */
export async function loads(browser, origin) {
  const page = await browser.newPage()
  const faults = []
  for (const address of ['/', '/getting-started/', '/presence/', '/reference/hooks/use-presence/']) {
    /** @type {Promise<number>[]} */
    const sizes = []
    const count = (/** @type {import('playwright-core').Response} */ response) => {
      sizes.push(
        response.body().then(
          (body) => gzipSync(body).length,
          () => 0,
        ),
      )
    }
    page.on('response', count)
    await page.goto(origin + address, { waitUntil: 'load' })
    page.off('response', count)
    const bytes = (await Promise.all(sizes)).reduce((total, size) => total + size, 0)
    console.log(`  ${address} loads ${kB(bytes)}, compressed`)
    if (bytes > BUDGET) faults.push(`${address} loads ${kB(bytes)}`)
  }
  await page.close()
  return faults
}
