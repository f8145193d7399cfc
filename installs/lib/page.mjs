/** What development tools say of themselves in every application. */
export const CHATTER = [
  /^\[vite\]/,
  /^\[HMR\]/,
  /^\[webpack-dev-server\]/,
  /^\[Fast Refresh\]/,
  /React DevTools/,
  /Nuxt DevTools/,
  /^<Suspense> is an experimental feature/,
]

/** The colours of a few parts, as the page's own style resolves them; canvases ask in the same way. */
const COLORS = {
  light: { line: 'rgb(227, 228, 233)', text: 'rgb(27, 28, 34)', 'chart-2': 'rgb(10, 143, 104)' },
  dark: { line: 'rgb(52, 53, 62)', text: 'rgb(236, 236, 241)', 'chart-2': 'rgb(52, 211, 153)' },
}

/** The land of the map: what a canvas paints by itself. */
const LAND = { light: [255, 255, 255], dark: [34, 38, 47] }

/**
 * Opens an application as a visitor does: it connects, an event arrives, its colours are right and follow the page,
 * and nobody wrote to the console.
 * @param {import('playwright-core').Browser} browser
 * @param {Pick<import('../apps.mjs').App, 'plain' | 'rendered' | 'styles'>} app
 * @param {string} address
 * @param {import('pusher')} sdk
 * @param {string} picture where a picture of the page is put
 * @param {() => void} [seen] called when an event has arrived
 */
export async function visit(browser, { plain, rendered, styles = [] }, address, sdk, picture, seen) {
  const page = await browser.newPage({ viewport: { width: 900, height: 1100 } })
  /** @type {string[]} */
  const said = []
  page.on('console', (message) => {
    const text = message.text()
    if (!CHATTER.some((chatter) => chatter.test(text))) said.push(`${message.type()}: ${text}`)
  })
  page.on('pageerror', (error) => said.push(`uncaught: ${error.message}`))
  page.on('response', (response) => {
    if (response.status() >= 400) said.push(`${response.status()}: ${response.url()}`)
  })
  try {
    if (rendered) {
      const html = await (await fetch(address)).text()
      if (!textOf(html).includes(rendered))
        said.push(`the server's HTML lacks "${rendered}": ${textOf(html)}`)
    }
    await page.goto(address, { waitUntil: 'load', timeout: 120_000 })
    const shown = await sees(page, sdk, 30_000)
    if (!shown) {
      const text = await page.locator('body').textContent()
      return [`no event arrived; the page says: ${text?.slice(0, 300)}`, ...said]
    }
    seen?.()
    if (plain) return said
    const wrong = [...(await colorsOf(page, 'light'))]
    wrong.push(...(await looksWrong(page, styles)))
    await page.screenshot({ path: picture })
    await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'))
    wrong.push(...(await colorsOf(page, 'dark')))
    return [...wrong, ...said]
  } catch (error) {
    return [String(error), ...said]
  } finally {
    await page.close()
  }
}

/**
 * What a page of HTML says, without the comments that frameworks leave in it.
 * @param {string} html
 */
const textOf = (html) =>
  html
    .replace(/<(script|style)[\s\S]*?<\/\1>|<!--[\s\S]*?-->/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')

/**
 * @param {import('playwright-core').Page} page
 * @param {[selector: string, property: string, value: string][]} styles
 */
async function looksWrong(page, styles) {
  const found = await page.evaluate(
    (all) =>
      all.map(([selector, property]) => {
        const element = document.querySelector(selector)
        return element && getComputedStyle(element).getPropertyValue(property)
      }),
    styles,
  )
  return styles.flatMap(([selector, property, value], n) =>
    found[n] === value ? [] : [`${property} of ${selector} is ${found[n]}, not ${value}`],
  )
}

/**
 * Publishes until the page shows it: nothing tells from outside when a page has subscribed.
 * @param {import('playwright-core').Page} page
 * @param {import('pusher')} sdk
 * @param {number} wait in ms
 */
async function sees(page, sdk, wait) {
  const until = Date.now() + wait
  while (Date.now() < until) {
    await sdk.trigger('ticker', 'trade', { price: 42, volume: 7 })
    await sdk.trigger('fleet', 'moved', { id: 'bus-7', lat: 52.5, lng: 13.4 })
    if (
      await page.waitForFunction(hasArrived, undefined, { timeout: 500 }).then(
        () => true,
        () => false,
      )
    )
      return true
  }
  return false
}

/** Runs in the page: everything that shows a value shows the one that was sent. */
function hasArrived() {
  const values = [...document.querySelectorAll('.ck-live-value')]
  return values.length > 0 && values.every((value) => value.textContent?.includes('42'))
}

/**
 * @param {import('playwright-core').Page} page
 * @param {'light' | 'dark'} scheme
 */
async function colorsOf(page, scheme) {
  const names = Object.keys(COLORS.light)
  const found = await page.evaluate((all) => {
    const probe = document.createElement('i')
    document.body.append(probe)
    const entries = all.map((name) => {
      probe.style.color = `var(--ck-${name})`
      return [name, getComputedStyle(probe).color]
    })
    probe.remove()
    const map = document.querySelector('.ck-live-map')
    return Object.fromEntries([...entries, ['border', map && getComputedStyle(map).borderTopColor]])
  }, names)
  const wanted = { ...COLORS[scheme], border: COLORS[scheme].line }
  const painted = await page.waitForFunction(hasPixel, LAND[scheme], { timeout: 5000 }).then(
    () => [],
    () => [`${scheme}: no canvas of the map has land of the colour ${LAND[scheme]}`],
  )
  const wrong = Object.entries(wanted)
    .filter(([name, color]) => found[name] !== color)
    .map(([name, color]) => `${scheme}: ${name} is ${found[name]}, not ${color}`)
  return [...wrong, ...painted]
}

/**
 * Runs in the page.
 * @param {number[]} color
 */
function hasPixel(color) {
  const canvases = document.querySelectorAll('.ck-live-map canvas')
  for (const canvas of /** @type {Iterable<HTMLCanvasElement>} */ (canvases)) {
    // A copy: to read from the canvas itself would make Chromium warn, and draw it differently from then on.
    const copy = new OffscreenCanvas(canvas.width || 1, canvas.height || 1)
    const context = copy.getContext('2d', { willReadFrequently: true })
    if (!context || !canvas.width || !canvas.height) continue
    context.drawImage(canvas, 0, 0)
    const { data } = context.getImageData(0, 0, copy.width, copy.height)
    for (let i = 0; i < data.length; i += 4) {
      if (color.every((part, k) => data[i + k] === part)) return true
    }
  }
  return false
}
