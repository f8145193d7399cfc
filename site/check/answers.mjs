import { QUESTIONS } from '../questions.mjs'

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Browser} Browser */

const BUDGET = 200_000

/**
 * What somebody does who looks for an answer: loads a page, searches, chooses a framework, copies code, tries an example.
 *
 * @param {Browser} browser
 * @param {string} origin
 */
export async function answers(browser, origin) {
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] })
  const page = await context.newPage()
  /** @type {string[]} */
  const faults = []
  for (const check of [weight, tabs, copying, examples, search])
    try {
      faults.push(...(await check(page, origin)))
    } catch (error) {
      faults.push(`${check.name}: ${error}`)
    }
  await context.close()
  return faults
}

/** How much comes over the line until a page stands, counted as it is sent: compressed by most hosts, here not. */
async function weight(/** @type {Page} */ page, /** @type {string} */ origin) {
  const faults = []
  for (const address of ['/', '/getting-started/', '/presence/', '/reference/hooks/use-presence/']) {
    let bytes = 0
    const count = async (/** @type {import('playwright-core').Response} */ response) => {
      const body = await response.body().catch(() => Buffer.alloc(0))
      const { gzipSync } = await import('node:zlib')
      if (!standing) bytes += gzipSync(body).length
    }
    let standing = false
    page.on('response', count)
    await page.goto(origin + address, { waitUntil: 'load' })
    await page.locator('h1').waitFor()
    standing = true
    page.off('response', count)
    console.log(`  ${address}: ${Math.round(bytes / 1000)} kB to the first heading`)
    if (bytes > BUDGET) faults.push(`${address}: ${bytes} bytes come before the heading stands`)
  }
  return faults
}

async function tabs(/** @type {Page} */ page, /** @type {string} */ origin) {
  await page.goto(`${origin}/getting-started/`)
  await page.getByRole('tab', { name: 'Svelte' }).first().click()
  const shown = () => page.getByRole('tab', { selected: true }).allTextContents()
  const first = await shown()
  await page.goto(`${origin}/presence/`)
  const second = await shown()
  const all = [...first, ...second]
  return all.length > 2 && all.every((title) => title === 'Svelte')
    ? []
    : [`tabs are not in step: ${all.join(', ')}`]
}

async function copying(/** @type {Page} */ page, /** @type {string} */ origin) {
  await page.goto(`${origin}/getting-started/`)
  const block = page.locator('.expressive-code').filter({ hasText: 'npm install @channelkit' }).first()
  await block.hover()
  await block.getByRole('button').click()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  return copied.includes('npm install @channelkit/react') ? [] : [`the copy button copied “${copied}”`]
}

async function examples(/** @type {Page} */ page, /** @type {string} */ origin) {
  await page.goto(`${origin}/presence/`)
  const stage = page.locator('live-example .stage')
  for (const framework of ['React', 'Vue', 'Svelte']) {
    await page.locator('.example').getByRole('tab', { name: framework }).click()
    await stage.getByText('Ann Lee').waitFor()
    await stage.getByText('3 here').waitFor()
  }
  await page.getByRole('button', { name: 'Cut the line' }).click()
  await stage.getByText(/This is who was here/).waitFor()
  return []
}

async function search(/** @type {Page} */ page, /** @type {string} */ origin) {
  await page.goto(`${origin}/`)
  const faults = []
  for (const { asks, types, page: wanted, says } of QUESTIONS) {
    await page.getByRole('button', { name: 'Search' }).first().click()
    const field = page.locator('dialog input')
    await field.fill(types)
    const results = page.locator('dialog .pagefind-ui__result-link')
    await page.waitForFunction(
      (text) => document.querySelector('dialog .pagefind-ui__message')?.textContent?.includes(text),
      types,
    )
    await results
      .first()
      .waitFor({ timeout: 20_000 })
      .catch(() => {})
    const found = await results.evaluateAll((links) =>
      links.map((link) => new URL(/** @type {any} */ (link).href).pathname),
    )
    const top = [...new Set(found)].slice(0, 5)
    if (!top.includes(`/${wanted}/`))
      faults.push(`“${types}” does not find ${wanted} (${asks}): ${top.join(' ')}`)
    await page.keyboard.press('Escape')
    await page.goto(`${origin}/${wanted}/`)
    if (!says.test((await page.locator('main').textContent()) ?? ''))
      faults.push(`${wanted} has no answer: ${asks}`)
  }
  return faults
}
