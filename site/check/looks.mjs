import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Browser} Browser */

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const LOOKS = /** @type {const} */ ([
  { theme: 'light', width: 390 },
  { theme: 'dark', width: 1280 },
])

/**
 * What axe finds on a page, light and dark, and whether pages scroll sideways where they are narrow.
 *
 * @param {Browser} browser
 * @param {string} origin
 * @param {readonly string[]} addresses
 */
export async function looks(browser, origin, addresses) {
  /** @type {string[]} */
  const faults = []
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } })
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()))
      faults.push(`${page.url()}: the console says “${message.text()}”`)
  })
  page.on('pageerror', (error) => faults.push(`${page.url()}: ${error}`))
  for (const address of addresses) {
    await page.goto(origin + address, { waitUntil: 'domcontentloaded' })
    const { wide, at } = await page.evaluate(() => ({
      wide: document.documentElement.scrollWidth,
      at: [...document.querySelectorAll('main *')]
        .find((one) => one.getBoundingClientRect().right > 391)
        ?.outerHTML.slice(0, 120),
    }))
    if (wide > 390) faults.push(`${address} scrolls sideways at 390 px: ${wide} px wide (${at})`)
  }
  for (const { theme, width } of LOOKS) {
    await page.setViewportSize({ width, height: 844 })
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    for (const address of addresses.filter(isSample)) {
      await page.goto(origin + address)
      faults.push(...(await violations(page)).map((one) => `${address} (${theme}, ${width} px): ${one}`))
    }
  }
  await page.close()
  return faults
}

/** Every guide, and of what is made from types one of each kind. */
const isSample = (/** @type {string} */ address) =>
  !/^\/(reference|errors|server-errors)\/./.test(address) ||
  /\/(use-presence|live-chart|auth-denied|4009|testing|css-variables)\/$/.test(address)

/** @param {Page} page */
async function violations(page) {
  await page.evaluate(axe)
  const found = await page.evaluate(async () => {
    const { violations } = await /** @type {any} */ (window).axe.run({ exclude: ['live-example .stage'] })
    return violations.flatMap((/** @type {any} */ { id, nodes }) =>
      nodes.slice(0, 3).map((/** @type {any} */ { target }) => `${id} at ${target.join(' ')}`),
    )
  })
  return /** @type {string[]} */ (found)
}
