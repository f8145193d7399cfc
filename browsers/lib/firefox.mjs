import puppeteer from 'puppeteer-core'
import { firefox } from '../../scripts/firefox.mjs'

/** Firefox over WebDriver BiDi: one that is installed, or Debian's. */
export async function open() {
  const executablePath = await firefox()
  if (!executablePath) throw new Error('There is no Firefox: install it, or name it with FIREFOX_PATH.')
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    defaultViewport: { width: 1000, height: 800 },
  })
  const page = await browser.newPage()
  return {
    go: async (/** @type {string} */ url) =>
      void (await page.goto(url, { waitUntil: 'load', timeout: 60_000 })),
    run: (/** @type {string} */ script) => page.evaluate(`(() => { ${script} })()`),
    close: () => browser.close(),
  }
}
