import type { Browser, Page } from 'playwright-core'
import type PusherJs from 'pusher-js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildPage, go, launch, open } from './browser.ts'
import { APP, startServer } from './server.ts'
import { visitor } from './visitor.ts'

const patient = { timeout: 60_000 }
const DEEP = 4000
/** The longest names that an event and a channel may have. */
const LONG = `${'n'.repeat(192)}-longest`
const LONG_CHANNEL = LONG.slice(-164)

/** What strangers may send: by the event that brings it, with what must stand in the unfolded entry. */
const PAYLOADS: readonly [event: string, data: string, shown: string][] = [
  ['no-json', 'neither {json nor "text', 'neither {json nor "text'],
  ['empty', '', 'Data, 0 B'],
  ['huge', JSON.stringify('x'.repeat(9000)), 'only its beginning is shown'],
  ['deep', '['.repeat(DEEP) + ']'.repeat(DEEP), 'Data, 8.0 kB'],
  ['binary', '\u0000\u0001\u009f\ufffd', '\\u0000\\u0001\\u009f'],
  ['markup', '<img src=x onerror="document.title=1"><script>document.title=2</script>', '<script>'],
  ['proto', '{"__proto__":{"toString":null},"constructor":1}', '"__proto__": {'],
  ['marks', '"\u202egnp.exe\u2066\u200b"', '\\u202egnp.exe\\u2066\\u200b'],
  ['long-number', '{"id":12345678901234567890}', '12345678901234567890'],
]

let server: Awaited<ReturnType<typeof startServer>>
let browser: Browser
let page: Page
let said: string[]
let ann: PusherJs

beforeAll(async () => {
  server = await startServer(await buildPage())
  browser = await launch()
  ann = visitor(server.port, '\u202ebmob <b>')
  ann.subscribe(`presence-${LONG_CHANNEL.slice(9)}`)
  ann.subscribe('cache-odd')
  ;({ page, said } = await open(browser, `${server.url}#/shop/console`))
  await page.setViewportSize({ width: 390, height: 800 })
}, 120_000)

afterAll(async () => {
  ann?.disconnect()
  await browser?.close()
  await server?.close()
})

const publish = (event: string, data: string, channel = 'orders') =>
  server.hub.app(APP.id).publish(channel, event, data)
const row = (text: string) =>
  page.getByRole('list', { name: 'What happens' }).getByRole('listitem').filter({ hasText: text })
/** Whether anything makes the page wider than the phone. */
const width = () => page.evaluate(() => document.documentElement.scrollWidth)

describe('what strangers send', patient, () => {
  it.each(PAYLOADS)('%s is shown as text, and breaks nothing', async (event, data, shown) => {
    await expect
      .poll(async () => {
        publish(event, data)
        return row(event).count()
      }, patient)
      .toBeGreaterThan(0)
    await row(event).last().getByRole('button').first().click()
    await page.locator('.entry').getByText(shown, { exact: false }).first().waitFor()
    await page.getByRole('button', { name: 'Clear' }).click()
    expect(await page.title()).toContain('Debug console')
    expect(await page.locator('main img, main script').count()).toBe(0)
    expect(await width()).toBe(390)
  })

  it('with the longest names, these fit the page everywhere', async () => {
    await expect
      .poll(async () => {
        publish(LONG, '1', LONG_CHANNEL)
        return row(LONG).count()
      }, patient)
      .toBeGreaterThan(0)
    await row(LONG).last().getByRole('button').first().click()
    await page.locator('.entry').waitFor()
    expect(await width()).toBe(390)
    await go(page, 'Channels')
    await page.getByRole('link', { name: /-longest/ }).click()
    await page.getByRole('link', { name: '\\u202ebmob <b>', exact: true }).waitFor()
    expect(await width()).toBe(390)
    await page.goto(`${server.url}#/shop/events?channel=${LONG_CHANNEL}&event=${LONG}&data=%3Cb%3E`)
    await page.getByRole('button', { name: 'Publish' }).click()
    await page.getByText('to 0 subscriptions').waitFor()
    expect(await width()).toBe(390)
  })

  it('and is kept, stands in the channel as text', async () => {
    publish('odd', '<img src=x onerror="document.title=1">\u202e', 'cache-odd')
    await page.goto(`${server.url}#/shop/channels/cache-odd`)
    await page.getByText('<img src=x onerror="document.title=1">\\u202e').waitFor()
    expect(await page.locator('main img').count()).toBe(0)
  })

  it('and is refused, stands among the errors as text', async () => {
    const at = ann.connection.socket_id
    server.hub.app(APP.id).tell({ type: 'error', socketId: at, code: null, message: '<i>\u202e{}' })
    await go(page, 'Errors')
    await page.getByRole('heading', { name: '<i>\\u202e{}' }).waitFor()
    expect(await width()).toBe(390)
  })

  it('is no reason to say anything in the console', () => {
    expect(said).toEqual([])
  })
})
