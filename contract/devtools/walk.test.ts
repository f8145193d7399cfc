import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { chromiumLaunch } from '../../scripts/lib/chromium-launch.mjs'
import { startWorld } from '../core/real-server.ts'

const path = (file: string) => fileURLToPath(new URL(file, import.meta.url))

let browser: Browser
const files = new Map<string, string>()
beforeAll(async () => {
  const { outputFiles } = await build({
    entryPoints: { page: path('./walk-page.tsx') },
    bundle: true,
    splitting: true,
    format: 'esm',
    outdir: '/out',
    write: false,
    conditions: ['@channelkit/source'],
    define: { 'process.env.NODE_ENV': '"development"' },
  })
  for (const file of outputFiles) files.set(file.path.replace('/out', ''), file.text)
  browser = await chromium.launch(chromiumLaunch)
}, 120_000)
afterAll(() => browser?.close())

let world: Awaited<ReturnType<typeof startWorld>>
let shop: ReturnType<typeof createServer>
let said: string[]
let closings: (() => Promise<void>)[]
beforeEach(async () => {
  said = []
  closings = []
  world = await startWorld()
  shop = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://localhost')
    if (pathname === '/auth') {
      let body = ''
      request.on('data', (piece) => {
        body += piece
      })
      request.on('end', () => {
        const form = new URLSearchParams(body)
        const id = form.get('user_id')!
        const [socket, name] = [form.get('socket_id')!, form.get('channel_name')!]
        response.setHeader('Content-Type', 'application/json')
        response.end(
          JSON.stringify(world.sdk.authorizeChannel(socket, name, { user_id: id, user_info: { name: id } })),
        )
      })
      return
    }
    // A page as strict as one can be: nothing inline.
    response.setHeader(
      'Content-Security-Policy',
      "default-src 'self'; connect-src *; style-src 'self'; img-src 'self' data:",
    )
    const script = files.get(pathname)
    response.setHeader(
      'Content-Type',
      pathname.endsWith('.css') ? 'text/css' : script ? 'text/javascript' : 'text/html',
    )
    response.end(
      script ??
        '<!doctype html><html lang="en"><title>Shop</title><meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/page.css"><div id="root"></div><script type="module" src="/page.js"></script>',
    )
  })
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve))
})
afterEach(async () => {
  for (const close of closings) await close()
  shop.close()
  await world.end()
})

async function visit(user: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })
  closings.push(() => context.close())
  const page = await context.newPage()
  // React's own advertisement is no complaint.
  page.on('console', (message) => /React DevTools/.test(message.text()) || said.push(message.text()))
  page.on('pageerror', (error) => said.push(String(error)))
  const given = encodeURIComponent(JSON.stringify({ port: world.port, user }))
  await page.goto(`http://127.0.0.1:${(shop.address() as AddressInfo).port}/#${given}`)
  // Once one is in the room, the page is on all its channels.
  await page.getByText('you', { exact: true }).waitFor()
  return page
}
const panel = (page: Page) => page.getByRole('region', { name: 'ChannelKit devtools' })
const open = async (page: Page, tab: string) => {
  await page.getByRole('button', { name: 'Open ChannelKit devtools' }).click()
  await panel(page).getByRole('tab', { name: tab }).click()
}
const publish = (event: string, data: unknown) => world.sdk.trigger('ticker', event, data as never)

it('is reached and left with the keyboard alone, and is where it was after a reload', async () => {
  const page = await visit('ann')
  await page.getByRole('button', { name: 'Open ChannelKit devtools' }).focus()
  await page.keyboard.press('Enter')
  await panel(page).getByRole('tab', { name: 'Events', selected: true }).waitFor()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await panel(page).getByRole('tab', { name: 'Channels', selected: true }).waitFor()
  await page.keyboard.press('Tab')
  expect(
    await page.evaluate(
      () => document.querySelector('channelkit-devtools')?.shadowRoot?.activeElement?.tagName,
    ),
  ).toBe('SELECT')
  await page.reload()
  await panel(page).getByRole('tab', { name: 'Channels', selected: true }).waitFor()
  await page.keyboard.press('Escape')
  await panel(page).waitFor({ state: 'detached' })
  expect(
    await page.evaluate(() =>
      document.querySelector('channelkit-devtools')?.shadowRoot?.activeElement?.getAttribute('aria-label'),
    ),
  ).toBe('Open ChannelKit devtools')
  expect(said).toEqual([])
})

it('names the components of a page in one bundle, and shows what the real server sends', async () => {
  const page = await visit('ann')
  await open(page, 'Channels')
  await panel(page)
    .getByRole('button', { name: /ticker/ })
    .click()
  await expect.poll(() => panel(page).textContent(), { timeout: 30_000 }).toContain('Ticker')
  await panel(page)
    .getByRole('button', { name: /private-orders/ })
    .click()
  await expect.poll(() => panel(page).textContent(), { timeout: 30_000 }).toContain('Orders')
  await panel(page).getByRole('tab', { name: 'Events' }).click()
  await publish('price', 42.5)
  await panel(page)
    .getByRole('button', { name: /price ticker 42.5/ })
    .click()
  await page.getByRole('status', { name: 'Price' }).getByText('42.5').waitFor()
  expect(said).toEqual([])
})

it('shows hostile payloads as text', async () => {
  const page = await visit('ann')
  await open(page, 'Events')
  await publish('price', {
    html: '<img src=x onerror="document.title=1">',
    turn: '\u202Egnp',
    long: 'x'.repeat(5000),
  })
  await panel(page)
    .getByRole('button', { name: /price ticker/ })
    .click()
  const payload = panel(page).getByRole('region', { name: 'Payload of price of ticker' })
  await payload.getByText('<img src=x onerror=').waitFor()
  await payload.getByText('\\u{202e}gnp').waitFor()
  expect(await page.title()).toBe('Shop')
  expect(await panel(page).locator('img').count()).toBe(0)
})

const deep = (levels: number): unknown => (levels === 0 ? 'bottom' : [deep(levels - 1)])
it.each<[what: string, event: string, data: unknown, shown: string]>([
  ['what is no JSON', 'no-json', 'neither {json nor "text', 'neither {json'],
  ['what is binary', 'binary', '\u0000\u0001\u009f\ufffd', '\\u{9f}'],
  [
    'the name of a prototype',
    'proto',
    JSON.parse('{"__proto__":{"toString":null},"constructor":1}'),
    '__proto__',
  ],
  ['what is deep', 'deep', deep(400), '['],
  ['a name of 200 letters', 'n'.repeat(200), 'of a long name', 'of a long name'],
])('shows %s as text in its place, folded and unfolded', async (_, event, data, shown) => {
  const page = await visit('ann', { viewport: { width: 390, height: 760 } })
  await open(page, 'Events')
  await publish(event, data)
  const row = panel(page).getByRole('button', { name: new RegExp(event) })
  await row.click()
  const payload = panel(page).getByRole('region', { name: `Payload of ${event}` })
  await payload.getByText(shown, { exact: false }).first().waitFor()
  const body = panel(page).getByRole('tabpanel', { name: 'Events' })
  expect(await body.evaluate((one) => one.scrollWidth - one.clientWidth)).toBeLessThanOrEqual(0)
  expect(said).toEqual([])
})

it('cuts one window off while the other sees it go, and brings it back', async () => {
  const [ann, bob] = [await visit('ann'), await visit('bob')]
  await open(ann, 'Connection')
  await bob.getByText('ann').first().waitFor()
  await panel(ann).getByRole('button', { name: 'Cut the line' }).click()
  await ann.getByText('Reconnecting…').first().waitFor()
  await expect.poll(() => world.server.hub.app('app').connections.size, { timeout: 30_000 }).toBe(1)
  await panel(ann).getByRole('button', { name: 'Back to normal' }).click()
  await ann.getByText('Live', { exact: true }).waitFor()
  await publish('price', 7)
  await ann.getByRole('status', { name: 'Price' }).getByText('7').waitFor()
})

it('lets a second user in, as the auth endpoint says who that is', async () => {
  const page = await visit('ann')
  await open(page, 'Connection')
  await panel(page).getByLabel('Name of the second user').fill('zoe')
  await panel(page).getByRole('button', { name: 'Be a second user' }).click()
  await page.getByText('zoe', { exact: true }).first().waitFor()
})

const LOOKS: Record<string, BrowserContextOptions> = {
  wide: {},
  dark: { colorScheme: 'dark' },
  narrow: { viewport: { width: 390, height: 760 } },
  'forced colours': { forcedColors: 'active' },
}
it.each(Object.entries(LOOKS))('fits its page: %s', async (look, options) => {
  const page = await visit('ann', options)
  await open(page, 'Connection')
  for (const price of [41.2, 41.4, 41.9, 42.5]) await publish('price', price)
  for (const tab of ['Connection', 'Stores', 'Events', 'Record', 'Channels']) {
    await panel(page).getByRole('tab', { name: tab }).click()
    const body = panel(page).getByRole('tabpanel', { name: tab })
    await body.waitFor()
    expect(await body.evaluate((one) => one.scrollWidth - one.clientWidth)).toBeLessThanOrEqual(0)
    if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/${look}-${tab}.png` })
  }
  if (look !== 'wide' || !process.env.UPDATE_DOCS) return
  // The picture of the guide, made of what is there.
  await panel(page)
    .getByRole('button', { name: /ticker/ })
    .click()
  await panel(page)
    .getByRole('button', { name: /private-orders/ })
    .click()
  await page.screenshot({ path: path('../../docs/devtools.png') })
})
