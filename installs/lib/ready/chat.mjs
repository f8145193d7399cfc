/** Before anybody looks, so much was said. */
const BEFORE = 45

/**
 * Reads what was said before, sends, fails, tries again, changes, takes back, and goes on over a lost line.
 * @param {import('./visit.mjs').Visit} visit
 */
export async function chat({ address, line, enter, open, trouble }) {
  const [ofAnn, ofBob] = [await enter('ann'), await enter('bob')]
  for (let n = 1; n <= BEFORE; n++) {
    const data = { id: `${Date.now()}-${n}`, text: `Message ${n} of before`, at: Date.now() }
    await ofBob.request.post(new URL('/messages', address).href, { data })
  }
  const ann = await open(ofAnn)
  const [tab, bob] = [await open(ofAnn), await open(ofBob)]
  const log = (/** @type {import('playwright-core').Page} */ page) => page.getByRole('log')
  const shows = (/** @type {import('playwright-core').Page} */ page, /** @type {string} */ text) =>
    log(page).getByText(text, { exact: true }).waitFor()
  for (const page of [ann, tab, bob]) await shows(page, `Message ${BEFORE} of before`)
  await ann.getByText('2 here').waitFor()

  // Up to the beginning.
  await log(ann).hover()
  const beginning = log(ann).getByText('This is the beginning.')
  for (let n = 0; n < 60 && !(await beginning.isVisible()); n++) {
    await ann.mouse.wheel(0, -600)
    await ann.waitForTimeout(50)
  }
  await shows(ann, 'Message 1 of before')
  await ann.getByRole('button', { name: 'To the newest' }).click()
  await shows(ann, `Message ${BEFORE} of before`)

  /** @param {string} text */
  const write = async (text) => {
    await ann.getByRole('textbox').pressSequentially(text)
    await ann.keyboard.press('Enter')
  }
  await ann.getByRole('textbox').pressSequentially('Hel')
  await bob.getByText('Ann Lee is typing…').waitFor()
  await write('lo from Ann')
  for (const page of [ann, tab, bob]) await shows(page, 'Hello from Ann')

  await trouble(async () => {
    await ann.route('**/messages', (route) => route.fulfill({ status: 503 }))
    await write('Later')
    await log(ann).getByText('Not sent.').waitFor()
  })
  await ann.unroute('**/messages')
  await log(ann).getByRole('button', { name: 'Try again' }).click()
  for (const page of [ann, tab, bob]) await shows(page, 'Later')

  const last = log(ann).getByRole('article').last()
  await last.hover()
  await last.getByRole('button', { name: 'Edit' }).click()
  await ann.getByRole('textbox').fill('Later, and better')
  await ann.keyboard.press('Enter')
  for (const page of [ann, tab, bob]) await shows(page, 'Later, and better')
  await last.getByRole('button', { name: 'Delete' }).click()
  await last.getByRole('button', { name: 'Really delete?' }).click()
  for (const page of [ann, tab, bob]) await shows(page, 'This message was deleted.')

  await trouble(async () => {
    line.cut()
    for (const page of [ann, bob]) await page.locator('.ck-chat[data-state=stale]').waitFor()
    await write('Said while the line was lost')
    await shows(ann, 'Said while the line was lost')
    line.restore()
    for (const page of [ann, tab, bob]) await shows(page, 'Said while the line was lost')
    for (const page of [ann, bob]) await page.locator('.ck-chat[data-state=live]').waitFor()
  })
  for (const page of [ann, tab, bob]) {
    const texts = await log(page).locator('[data-part=text]').allInnerTexts()
    const twice = texts.filter((text, at) => texts.indexOf(text) !== at)
    if (twice.length) throw new Error(`shown twice: ${twice.join(', ')}`)
  }
  await ann.reload()
  await shows(ann, 'Said while the line was lost')

  // An answer that streams, over a reload in the middle and a lost line.
  const id = `${Date.now()}`
  const next = (/** @type {string} */ what) =>
    ofAnn.request.post(new URL(`/assistant/${id}/${what}`, address).href)
  const newest = (/** @type {import('playwright-core').Page} */ page) =>
    log(page).getByRole('article').last().locator('[data-part=text]')
  /** @param {string} text */
  const grown = async (text) => {
    for (const page of [ann, tab, bob])
      await newest(page)
        .and(page.getByText(text, { exact: true }))
        .waitFor()
  }
  await next('next')
  await next('next')
  await grown('The answer')
  await log(ann).locator('[data-part=caret]').waitFor()
  await ann.reload()
  await grown('The answer')
  await next('next')
  await grown('The answer comes')
  await trouble(async () => {
    line.cut()
    for (const page of [ann, bob]) await page.locator('.ck-chat[data-state=stale]').waitFor()
    await next('next')
    line.restore()
    await grown('The answer comes word')
  })
  await next('rest')
  await grown('The answer comes word by word, and none of them is lost.')
  for (const page of [ann, tab, bob])
    await log(page).locator('[data-part=caret]').waitFor({ state: 'detached' })
  await ann.reload()
  await grown('The answer comes word by word, and none of them is lost.')
}
