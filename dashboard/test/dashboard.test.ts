import { readFileSync } from 'node:fs'
import { parseRecording } from '@channelkit/core/recording'
import type { Browser, Page } from 'playwright-core'
import type PusherJs from 'pusher-js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildPage, go, launch, open, seriousIn } from './browser.ts'
import { APP, startServer } from './server.ts'
import { visitor } from './visitor.ts'

const HOSTILE = '<img src=x onerror=document.title=1> \u202Egnp __proto__'
const patient = { timeout: 120_000 }

let folder: string
let server: Awaited<ReturnType<typeof startServer>>
let browser: Browser
let page: Page
let said: string[]
let ann: PusherJs

beforeAll(async () => {
  folder = await buildPage()
  server = await startServer(folder)
  browser = await launch()
  ann = visitor(server.port, 'ann')
  ann.subscribe('orders')
  ann.subscribe('presence-room')
  ;({ page, said } = await open(browser, server.url))
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

describe('the dashboard', patient, () => {
  it('shows how it goes', async () => {
    await page.getByRole('figure', { name: 'Connections' }).waitFor()
    await expect.poll(() => page.locator('.figures dd').first().textContent(), patient).toMatch(/1/)
  })

  it('shows what happens as it happens, whatever strangers send', async () => {
    await go(page, 'Debug console')
    await page.getByText('Nothing has happened since').waitFor()
    await expect
      .poll(async () => {
        publish('odd', HOSTILE)
        return row('odd').count()
      }, patient)
      .toBeGreaterThan(0)
    await page.getByRole('button', { name: 'Pause' }).click()
    await row('odd').first().getByRole('button').click()
    await page.getByText('\\u202egnp', { exact: false }).first().waitFor()
    expect(await page.title()).toContain('Debug console')
    expect(await page.locator('img[src=x]').count()).toBe(0)
    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export recording' }).click()
    const recording = parseRecording(readFileSync(await (await saving).path(), 'utf8'))
    expect(recording.happenings).toContainEqual(expect.objectContaining({ event: 'odd', data: HOSTILE }))
  })

  it('publishes an event, which a page gets and a second dashboard sees', async () => {
    const second = await open(browser, `${server.url}#/shop/console?channel=orders`)
    await second.page.getByText('Nothing has happened since').waitFor()
    await go(page, 'Event creator')
    await page.getByLabel('Channel').fill('orders')
    await page.getByLabel('Event', { exact: true }).fill('placed')
    await page.getByLabel('Data').fill('{"id": 7,}')
    await page.getByText(/Line 1, column \d+/).waitFor()
    expect(await page.getByRole('button', { name: 'Publish' }).isDisabled()).toBe(true)
    await page.getByLabel('Data').fill('{"id": 7}')
    const got = new Promise((resolve) => ann.channel('orders').bind('placed', resolve))
    await page.getByRole('button', { name: 'Publish' }).click()
    expect(await got).toEqual({ id: 7 })
    await page.getByText('to 1 subscription').waitFor()
    await expect
      .poll(async () => {
        if ((await second.page.getByText('placed').count()) > 0) return true
        await page.getByRole('button', { name: 'Publish' }).click()
        return false
      }, patient)
      .toBe(true)
    expect(second.said).toEqual([])
    await second.page.context().close()
  })

  it('shows who is where, and ends a connection', async () => {
    await go(page, 'Channels')
    await page.getByRole('link', { name: /presence-room/ }).click()
    await page.getByRole('link', { name: 'ann', exact: true }).waitFor()
    await go(page, 'Channels')
    await page.getByRole('link', { name: /^orders/ }).click()
    await page.getByRole('heading', { name: 'History' }).waitFor()
    await page.getByText('placed').first().waitFor()
    await go(page, 'Connections')
    await page.getByRole('link', { name: new RegExp(ann.connection.socket_id) }).click()
    const ended = new Promise((resolve) => ann.connection.bind('disconnected', resolve))
    await page.getByRole('button', { name: 'Disconnect' }).click()
    await ended
    await page.getByText(/Nobody is connected as/).waitFor()
  })

  it('switches between apps, and each view has an address', async () => {
    await page.getByRole('combobox', { name: /^App/ }).selectOption('other')
    await go(page, 'Channels')
    await page.getByText('No channel is occupied').waitFor()
    expect(page.url()).toContain('#/other/channels')
    await page.goto(`${server.url}#/shop/errors`)
    await page.getByRole('heading', { level: 1, name: 'Errors' }).waitFor()
  })

  it('has nothing that axe finds serious, in any view, light and dark, wide and narrow', async () => {
    const found: unknown[] = []
    for (const [n, title] of TITLES.entries()) {
      const width = n % 2 === 1 ? 390 : 1280
      await page.setViewportSize({ width, height: 900 })
      await go(page, title)
      const colorScheme = n % 3 === 0 ? 'dark' : 'light'
      await page.emulateMedia({ colorScheme })
      found.push(...(await seriousIn(page)).map((one) => [title, colorScheme, one]))
      await page.setViewportSize({ width: 390, height: 800 })
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      expect([title, wide]).toEqual([title, 390])
    }
    expect(found).toEqual([])
    await page.setViewportSize({ width: 1280, height: 900 })
  })

  it('says nothing in the console', () => {
    expect(said).toEqual([])
  })

  it('says that the server is gone, and comes back with it', async () => {
    await go(page, 'Channels')
    await server.close()
    await page
      .getByText(/Reconnecting|Connection lost|unavailable/i)
      .first()
      .waitFor()
    server = await startServer(folder, server.port)
    await page.getByText('Live', { exact: true }).first().waitFor()
    const bob = visitor(server.port, 'bob')
    bob.subscribe('after-the-restart')
    await page.getByRole('link', { name: /after-the-restart/ }).waitFor()
    bob.disconnect()
  })
})

const TITLES = [
  ...['Overview', 'Debug console', 'Event creator', 'Channels', 'Connections', 'Webhooks', 'Errors'],
  ...['Limits and settings', 'Metrics'],
]
