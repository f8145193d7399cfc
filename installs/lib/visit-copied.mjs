import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { CHATTER } from './page.mjs'

/** @typedef {import('playwright-core').Page} Page */

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const LOOKS = /** @type {const} */ ([
  ['light', 1280],
  ['dark', 1280],
  ['light', 390],
  ['dark', 390],
])

/**
 * Opens an application with copied components as two people: an event arrives, each sees the other come, type and write, and
 * nothing is wrong with how it looks, light and dark, wide and narrow.
 * @param {import('playwright-core').Browser} browser
 * @param {import('../apps.mjs').App} _app
 * @param {string} address
 * @param {import('pusher')} sdk
 * @param {string} picture
 */
export async function visitCopied(browser, _app, address, sdk, picture) {
  /** @type {string[]} */
  const said = []
  const [ann, bob] = [await enter('Ann'), await enter('Bob')]
  try {
    await meet(ann, bob, sdk)
    for (const [theme, width] of LOOKS) {
      await ann.setViewportSize({ width, height: 900 })
      await ann.evaluate((dark) => document.documentElement.classList.toggle('dark', dark), theme === 'dark')
      said.push(...(await looksWrong(ann)).map((one) => `${theme}, ${width} px: ${one}`))
      await ann.screenshot({
        path: picture.replace(/\.png$/, `-${width}-${theme}.png`),
        animations: 'disabled',
      })
    }
  } catch (error) {
    said.unshift(`${error}\nThe page says: ${(await ann.locator('body').textContent())?.slice(0, 400)}`)
  }
  for (const page of [ann, bob]) await page.context().close()
  return said

  async function enter(/** @type {string} */ name) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
    await context.addCookies([{ name: 'name', value: name, url: address }])
    const page = await context.newPage()
    page.on('console', (message) => {
      const text = message.text()
      if (!CHATTER.some((chatter) => chatter.test(text))) said.push(`${message.type()}: ${text}`)
    })
    page.on('pageerror', (error) => said.push(`uncaught: ${error.message}`))
    await page.goto(address, { waitUntil: 'load', timeout: 120_000 })
    return page
  }
}

/**
 * What every component is there for, once.
 * @param {Page} ann
 * @param {Page} bob
 * @param {import('pusher')} sdk
 */
async function meet(ann, bob, sdk) {
  await ann.getByText('Live', { exact: true }).waitFor({ timeout: 60_000 })
  const online = ann.getByRole('list', { name: 'Online', exact: true })
  await online.getByRole('listitem').filter({ hasText: 'Bob' }).waitFor()
  await ann.getByRole('list', { name: 'Online: 2' }).waitFor()
  await sdk.trigger('ticker', 'trade', { price: 41 })
  await ann.getByText('41', { exact: true }).waitFor()
  await sdk.trigger('ticker', 'trade', { price: 42 })
  await ann.getByText('▲').waitFor()
  for (const [page, text] of /** @type {const} */ ([
    [bob, 'Anybody here?'],
    [ann, 'Me. It begins at ten.'],
    [bob, 'Then I have time for a coffee.'],
  ])) {
    await page.getByRole('textbox', { name: 'Message' }).fill(text)
    await page.keyboard.press('Enter')
    await ann.getByRole('log').getByText(text).waitFor()
    await bob.getByRole('log').getByText(text).waitFor()
  }
  await bob.getByRole('textbox', { name: 'Note' }).pressSequentially('Hm', { delay: 50 })
  await ann.getByText('Bob is typing…').nth(1).waitFor()
}

/**
 * What axe finds, and whether the page is wider than its window.
 * @param {Page} page
 */
async function looksWrong(page) {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    const { violations } = await /** @type {any} */ (window).axe.run()
    const { scrollWidth, clientWidth } = document.documentElement
    return [
      ...violations.map(
        (/** @type {any} */ { id, nodes }) =>
          `${id}: ${nodes.map((/** @type {any} */ { html }) => html).join(' ')}`,
      ),
      ...(scrollWidth > clientWidth ? [`${scrollWidth} px wide`] : []),
    ]
  })
}
