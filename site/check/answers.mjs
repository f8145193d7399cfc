import { QUESTIONS } from '../questions.mjs'

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Browser} Browser */

/**
 * What somebody does who looks for an answer: searches, chooses a framework, copies code, tries an example.
 *
 * @param {Browser} browser
 * @param {string} origin
 */
export async function answers(browser, origin) {
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] })
  const page = await context.newPage()
  /** @type {string[]} */
  const faults = []
  for (const check of [tabs, copying, examples, cut, search])
    try {
      faults.push(...(await check(page, origin)))
    } catch (error) {
      faults.push(`${check.name}: ${error}`)
    }
  await context.close()
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

/** What each example shows before somebody touches it. */
const SHOWN = {
  components: /\d/,
  gaps: /\d/,
  'getting-started': /\d/,
  'live-chart': /Chart|\d/,
  presence: /Ann Lee/,
  typing: /Ann Lee is typing/,
}

async function examples(/** @type {Page} */ page, /** @type {string} */ origin) {
  for (const [name, shown] of Object.entries(SHOWN)) {
    await page.goto(`${origin}/${name}/`)
    for (const framework of ['React', 'Vue', 'Svelte']) {
      await page.locator('.example').getByRole('tab', { name: framework }).click()
      await page.locator('live-example .stage').getByText(shown).first().waitFor()
    }
  }
  return []
}

async function cut(/** @type {Page} */ page, /** @type {string} */ origin) {
  await page.goto(`${origin}/presence/`)
  const stage = page.locator('live-example .stage')
  await stage.getByText('3 here').waitFor()
  await page.getByRole('button', { name: 'Cut the line' }).click()
  await stage.getByText(/This is who was here/).waitFor()
  return []
}

/** All questions on one page, as somebody asks who finds nothing at first: each load would begin with the index again. */
async function search(/** @type {Page} */ page, /** @type {string} */ origin) {
  await page.goto(`${origin}/`)
  await page.getByRole('button', { name: 'Search' }).first().click()
  const field = page.locator('dialog input')
  const faults = []
  for (const { asks, types, page: wanted } of QUESTIONS) {
    await field.fill(types)
    // While it searches the words are said too; how many it found comes first when it has.
    const said = page.locator('dialog .pagefind-ui__message').filter({ hasText: `for ${types}` })
    await said.filter({ hasText: /^(\d+|No) results?\b/ }).waitFor()
    const results = page.locator('dialog .pagefind-ui__result-link')
    const count = Number.parseInt((await said.textContent()) ?? '', 10) || 0
    if (count === 0) faults.push(`“${types}” finds nothing (${asks})`)
    // Five are shown at first, each as soon as it is loaded.
    const shown = page
      .locator('dialog .pagefind-ui__result')
      .filter({ has: page.locator('.pagefind-ui__result-link') })
    if (count > 0) await shown.nth(Math.min(5, count) - 1).waitFor()
    const found = await results.evaluateAll((links) =>
      links.map((link) => new URL(/** @type {any} */ (link).href).pathname),
    )
    const top = [...new Set(found)].slice(0, 5)
    if (!top.includes(`/${wanted}/`))
      faults.push(`“${types}” does not find ${wanted} (${asks}): ${top.join(' ')}`)
  }
  for (const { asks, page: wanted, says } of QUESTIONS) {
    const html = await page.request.get(`${origin}/${wanted}/`).then((response) => response.text())
    const text = html.replace(/^[\s\S]*<main/, '<main').replace(/<[^>]*>/g, '')
    if (!says.test(text)) faults.push(`${wanted} has no answer: ${asks}`)
  }
  return faults
}
