import puppeteer from 'puppeteer-core'
import { apt, firstThatStarts } from '../../scripts/lib/apt.mjs'

const PATHS = [
  process.env.FIREFOX_PATH,
  'firefox-esr',
  'firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
]

/** Firefox over WebDriver BiDi: one that is installed, or Debian's. */
export async function open() {
  let executablePath = await firstThatStarts(PATHS, ['--version'])
  if (!executablePath) {
    await apt('firefox-esr', 'Firefox', ['--no-install-recommends'])
    executablePath = await firstThatStarts(PATHS, ['--version'])
  }
  if (!executablePath) throw new Error('There is no Firefox: install it, or name it with FIREFOX_PATH.')
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: executablePath.includes('/') ? executablePath : `/usr/bin/${executablePath}`,
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
