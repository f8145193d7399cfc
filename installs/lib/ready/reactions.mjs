/**
 * Two people press, by mouse and by keyboard, also while the line is lost; whoever comes later sees the sums.
 * @param {import('./visit.mjs').Visit} visit
 */
export async function reactions({ line, enter, open, trouble }) {
  const [ann, bob] = [await open(await enter('ann')), await open(await enter('bob'))]
  await ann.getByText('What everyone looks at.').waitFor()
  for (const page of [ann, bob])
    await page.locator('.ck-reactions:is([data-state=empty], [data-state=live])').waitFor()
  const sum = (/** @type {import('playwright-core').Page} */ page, /** @type {number} */ count) =>
    page.getByRole('button', { name: `React with 🎉, ${count} so far` }).waitFor()
  await ann.getByRole('button', { name: 'React with 🎉' }).click()
  for (const page of [ann, bob]) await sum(page, 1)
  await bob.getByRole('button', { name: 'React with 🎉' }).focus()
  await bob.keyboard.press('Enter')
  await bob.keyboard.press('Enter')
  for (const page of [ann, bob]) await sum(page, 3)
  await trouble(async () => {
    line.cut()
    await ann.locator('.ck-reactions[data-state=stale]').waitFor()
    await ann.getByRole('button', { name: 'React with 🎉' }).click()
    line.restore()
    for (const page of [ann, bob]) await sum(page, 4)
  })
  await ann.emulateMedia({ reducedMotion: 'reduce' })
  await bob.getByRole('button', { name: 'React with 👍' }).click()
  await ann.getByRole('button', { name: 'React with 👍, 1 so far' }).waitFor()
  if ((await ann.locator('.ck-reactions-float').count()) > 0)
    throw new Error('floats though motion is to be reduced')
  const tab = await open(ann.context())
  await sum(tab, 4)
  await bob.reload()
  await sum(bob, 4)
}
