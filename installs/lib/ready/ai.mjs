import { CHATTER } from '../page.mjs'

const WORDS = 'The answer, word by word, as it comes.'.split(/(?<= )/)
/** What browsers and the SDK write where something is broken on purpose. */
const BROKEN = /Failed to load resource|WebSocket connection to/

/**
 * Asks and is answered over a channel: with a reload in the middle, a second tab and a second person, a lost line, a stop, and a model
 * that breaks off.
 * @param {{ line: Awaited<ReturnType<typeof import('../line.mjs')['startLine']>>, port: number,
 *   start: (...args: string[]) => Promise<{ stop(): Promise<void> }> }} at
 */
export const visitAi =
  ({ line, port, start }) =>
  /**
   * @param {import('playwright-core').Browser} browser
   * @param {import('../../apps.mjs').App} _app
   * @param {string} address
   * @param {unknown} _sdk
   * @param {string} picture
   */
  async (browser, _app, address, _sdk, picture) => {
    const server = await start('--webhook', new URL('/api/stop', address).href)
    line.lead(port)
    /** @type {string[]} */
    const said = []
    /** @param {string} user @param {string} chat */
    const enter = async (user, chat) => {
      const context = await browser.newContext()
      await context.addCookies([{ name: 'user', value: user, url: address }])
      return async () => {
        const page = await context.newPage()
        page.setDefaultTimeout(120_000)
        page.on('console', (message) => {
          const text = message.text()
          if (![...CHATTER, BROKEN].some((known) => known.test(text))) said.push(`${message.type()}: ${text}`)
        })
        page.on('pageerror', (error) => said.push(`uncaught: ${error.message}`))
        await page.goto(new URL(`/chat/${chat}`, address).href, { waitUntil: 'load', timeout: 120_000 })
        return page
      }
    }
    /** @param {string} what */
    const words = (what) => fetch(new URL(`/api/words/${what}`, address), { method: 'POST' })
    /** @param {import('playwright-core').Page} page @param {string} question */
    const ask = async (page, question) => {
      await page.getByRole('textbox', { name: 'Your question' }).fill(question)
      await page.keyboard.press('Enter')
      // The model forgets what it was told before it was asked.
      await page.waitForResponse((response) => response.url().endsWith('/api/chat'))
    }
    /** @param {import('playwright-core').Page} page @param {string[]} texts @param {boolean} [busy] */
    const shows = (page, texts, busy) =>
      page.waitForFunction(
        ([texts, busy]) => {
          const shown = [...document.querySelectorAll('form p')].map((p) => p.textContent?.trim())
          const stop = /** @type {HTMLButtonElement | null} */ (document.querySelector('form button'))
          const right = JSON.stringify(shown) === JSON.stringify(texts)
          return right && (busy === undefined || stop?.disabled === !busy)
        },
        /** @type {const} */ ([texts, busy]),
      )
    const so = (/** @type {number} */ count) => WORDS.slice(0, count).join('').trim()
    try {
      const ofAnn = await enter('ann', 'one')
      const [ann, tab, bob] = [await ofAnn(), await ofAnn(), await (await enter('bob', 'one'))()]
      await ask(ann, 'Hi')
      await words('one')
      await words('one')
      for (const page of [ann, tab, bob]) await shows(page, ['Hi', so(2)], true)
      await ann.reload()
      await shows(ann, ['Hi', so(2)])
      line.cut()
      await words('one')
      line.restore()
      for (const page of [ann, tab, bob]) await shows(page, ['Hi', so(3)], true)
      await ann.screenshot({ path: picture })
      await words('rest')
      for (const page of [ann, tab, bob]) await shows(page, ['Hi', so(WORDS.length)], false)
      await ann.reload()
      await shows(ann, ['Hi', so(WORDS.length)], false)

      const two = await (await enter('ann', 'two'))()
      const other = await (await enter('bob', 'two'))()
      await ask(two, 'Hi')
      await words('one')
      for (const page of [two, other]) await shows(page, ['Hi', so(1)], true)
      await other.getByRole('button', { name: 'Stop' }).click()
      for (const page of [two, other]) await shows(page, ['Hi', so(1)], false)

      const three = await (await enter('ann', 'three'))()
      await ask(three, 'Hi')
      await words('one')
      await shows(three, ['Hi', so(1)], true)
      await words('break')
      await shows(three, ['Hi', so(1)], false)
      await ask(three, 'Once more')
      await words('rest')
      await shows(three, ['Hi', so(1), 'Once more', so(WORDS.length)], false)
    } catch (error) {
      const pages = browser.contexts().flatMap((context) => context.pages())
      const texts = await Promise.all(pages.map((page) => page.locator('body').textContent()))
      said.unshift(`${error}\nThe pages show:\n${texts.map((text) => text?.slice(0, 300)).join('\n')}`)
    } finally {
      for (const context of browser.contexts()) await context.close()
      line.restore()
      line.lead()
      await server.stop()
    }
    return said
  }
