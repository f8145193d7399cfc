import { run } from '../../../scripts/lib/run.mjs'
import { CHATTER } from '../page.mjs'
import { chat } from './chat.mjs'
import { notifications } from './notifications.mjs'
import { reactions } from './reactions.mjs'
import { streams } from './streams.mjs'
import { table } from './table.mjs'

/**
 * What a visit has at hand.
 * @typedef {object} Visit
 * @property {string} address
 * @property {import('pusher')} sdk
 * @property {Awaited<ReturnType<typeof import('../line.mjs')['startLine']>>} line
 * @property {(user: string) => Promise<import('playwright-core').BrowserContext>} enter a person with a browser of their own
 * @property {(context: import('playwright-core').BrowserContext, path?: string) => Promise<import('playwright-core').Page>} open
 * @property {(file: string) => Promise<void>} script runs one of the guides' scripts
 * @property {<T>(run: () => Promise<T>) => Promise<T>} trouble runs what makes browsers complain of the network
 */

const guides = { chat, 'live-table': table, streams, reactions, notifications }
/** What browsers write of a network that does not answer. */
const NETWORK = /Failed to load resource|WebSocket connection to/

/**
 * Uses all that is ready-made as people do, in a wide window and on a phone, in light and in dark, and looks for what scrolls sideways.
 * @param {{ cwd: string, line: Visit['line'] }} at
 */
export const visitReady =
  ({ cwd, line }) =>
  /**
   * @param {import('playwright-core').Browser} browser
   * @param {import('../../apps.mjs').App} _app
   * @param {string} address
   * @param {import('pusher')} sdk
   * @param {string} picture
   */
  async (browser, _app, address, sdk, picture) => {
    /** @type {string[]} */
    const said = []
    let expected = false
    for (const [guide, use] of Object.entries(guides)) {
      /** @type {import('playwright-core').BrowserContext[]} */
      const contexts = []
      /** @type {import('playwright-core').Page | undefined} */
      let first
      /** @type {Visit} */
      const visit = {
        address,
        sdk,
        line,
        async enter(user) {
          const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
          contexts.push(context)
          await context.addCookies([{ name: 'user', value: user, url: address }])
          return context
        },
        async open(context, path = guide) {
          const page = await context.newPage()
          first ??= page
          page.setDefaultTimeout(120_000)
          page.on('console', (message) => {
            const text = message.text()
            if (CHATTER.some((chatter) => chatter.test(text)) || (expected && NETWORK.test(text))) return
            said.push(`${guide}: ${message.type()}: ${text}`)
          })
          page.on('pageerror', (error) => said.push(`${guide}: uncaught: ${error.message}`))
          await page.goto(new URL(path, address).href, { waitUntil: 'load', timeout: 120_000 })
          return page
        },
        async script(file) {
          const { code, output } = await run('node', [file], { cwd, quiet: true })
          if (code !== 0) throw new Error(`${file}: ${output}`)
        },
        async trouble(run) {
          expected = true
          try {
            return await run()
          } finally {
            expected = false
          }
        },
      }
      try {
        await use(visit)
        if (first) said.push(...(await looks(first, guide, picture)))
      } catch (error) {
        const text = await first?.locator('body').textContent()
        said.push(`${guide}: ${error}\n${guide} shows: ${text?.slice(-600)}`)
        await first?.screenshot({ path: picture.replace('.png', `-${guide}-failed.png`) })
      } finally {
        line.restore()
        for (const context of contexts) await context.close()
      }
    }
    return said
  }

/**
 * Takes pictures in windows of all sizes, in light and dark, from right to left and in forced colours.
 * @param {import('playwright-core').Page} page
 * @param {string} guide
 * @param {string} picture
 */
async function looks(page, guide, picture) {
  const wrong = []
  /** @param {string} as */
  const take = async (as) => {
    await page.screenshot({ path: picture.replace('.png', `-${guide}-${as}.png`) })
  }
  const direct = (/** @type {string} */ dir) =>
    page.evaluate((dir) => document.documentElement.setAttribute('dir', dir), dir)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const moving = await page.evaluate(
    () => document.getAnimations().filter(({ playState }) => playState === 'running').length,
  )
  if (moving > 0) wrong.push(`${guide}: ${moving} animations run though motion is to be reduced`)
  for (const width of [1280, 390, 320]) {
    await page.setViewportSize({ width, height: 700 })
    for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
      await page.emulateMedia({ colorScheme })
      await take(`${width}-${colorScheme}`)
    }
    for (const dir of ['ltr', 'rtl']) {
      await direct(dir)
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      if (wide > 0) wrong.push(`${guide}: scrolls sideways by ${wide} px at ${width}, ${dir}`)
    }
    await take(`${width}-rtl`)
    await direct('ltr')
  }
  await page.emulateMedia({ forcedColors: 'active' })
  await take('320-forced')
  return wrong
}
