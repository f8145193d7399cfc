/**
 * Sees what the guide's script sends, what changes, the order that follows it, and one that somebody chose.
 * @param {import('./visit.mjs').Visit} visit
 */
export async function table({ sdk, line, enter, open, script, trouble }) {
  const page = await open(await enter('ann'))
  const grid = page.getByRole('grid', { name: 'Quotes' })
  await page.getByText('No rows yet.').waitFor()
  const acme = grid.getByRole('row', { name: /ACME/ })
  // Nothing tells from outside when a page has subscribed.
  for (let n = 0; n < 20 && !(await acme.isVisible()); n++) {
    await script('server/quote.mjs')
    await page.waitForTimeout(300)
  }
  await acme.getByText('€101.50').waitFor()
  await acme.getByText('+1%').waitFor()
  const quote = (
    /** @type {string} */ symbol,
    /** @type {number} */ price,
    /** @type {number} */ change,
  ) => ({
    symbol,
    price,
    change,
  })
  const many = Array.from({ length: 40 }, (_, n) => quote(`S${n}`, 200 + n, -n / 100))
  await sdk.trigger('market', 'quote', many)
  /** @param {string[]} wanted the first ones, from the top */
  const inOrder = (wanted) =>
    page.waitForFunction((wanted) => {
      const rows = [...document.querySelectorAll('[data-row]')].map((row) => ({
        at: Number(row.getAttribute('aria-rowindex')),
        id: row.getAttribute('data-row'),
      }))
      const shown = rows.sort((a, b) => a.at - b.at).map(({ id }) => id)
      return wanted.every((id, at) => shown[at] === id)
    }, wanted)
  await inOrder(['ACME', 'S0', 'S1'])
  await sdk.trigger('market', 'quote', [quote('S7', 190, 0.5)])
  await inOrder(['S7', 'ACME', 'S0'])
  const head = grid.getByRole('columnheader', { name: 'Price' })
  await head.click()
  await inOrder(['ACME', 'S7', 'S0'])
  if ((await head.getAttribute('aria-sort')) !== 'ascending') throw new Error('the head says no order')
  // A phone has no pointer that stays.
  await page.mouse.move(0, 0)
  await page.getByRole('searchbox').fill('s39')
  await page.getByRole('status').getByText('1 found').waitFor()
  await page.getByRole('searchbox').fill('')
  await trouble(async () => {
    line.cut()
    await page.locator('.ck-live-table[data-state=stale]').waitFor()
    line.restore()
    await page.locator('.ck-live-table[data-state=live]').waitFor()
  })
  await sdk.trigger('market', 'quote', [quote('S8', 1, 0.4)])
  await inOrder(['S8', 'ACME'])
}
