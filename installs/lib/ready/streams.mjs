const ALL = 'The answer comes word by word, and none of them is lost.'

/**
 * Follows one answer by hook and component, in two tabs, over a reload in the middle and a lost line.
 * @param {import('./visit.mjs').Visit} visit
 */
export async function streams({ address, line, enter, open, trouble }) {
  const id = `a${Date.now()}`
  const context = await enter('ann')
  const page = await open(context, `/streams#${id}`)
  const tab = await open(context, `/streams#${id}`)
  await page.locator('.ck-streamed-text[data-state=empty]').waitFor()
  const next = (/** @type {string} */ what) =>
    context.request.post(new URL(`/answers/${id}/${what}`, address).href)
  /** @param {import('playwright-core').Page} one @param {number} words */
  const shows = (one, words) =>
    one.waitForFunction(
      (text) => {
        const hook = [...document.querySelectorAll('p[aria-busy]')].find(
          (p) => !p.closest('.ck-streamed-text'),
        )
        const component = document.querySelector('.ck-streamed-text [data-part=text]')
        return [hook, component].every((each) => each?.textContent?.trim() === text)
      },
      ALL.split(/(?<= )/)
        .slice(0, words)
        .join('')
        .trim(),
    )
  await next('next')
  await next('next')
  for (const one of [page, tab]) await shows(one, 2)
  await page.reload()
  await shows(page, 2)
  await next('next')
  for (const one of [page, tab]) await shows(one, 3)
  await trouble(async () => {
    line.cut()
    await page.locator('.ck-streamed-text[data-state=stale]').waitFor()
    await next('next')
    line.restore()
    for (const one of [page, tab]) await shows(one, 4)
  })
  await next('rest')
  for (const one of [page, tab]) {
    await shows(one, ALL.split(' ').length)
    await one.locator('.ck-streamed-text[data-stream=done]').waitFor()
    await one.locator('p[aria-busy=true]').waitFor({ state: 'detached' })
  }
  const late = await open(context, `/streams#${id}`)
  await shows(late, ALL.split(' ').length)
}
