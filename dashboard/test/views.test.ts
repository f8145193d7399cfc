import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import type PusherJs from 'pusher-js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildPage, go, launch, open } from './browser.ts'
import { APP, startServer } from './server.ts'
import { visitor } from './visitor.ts'

const patient = { timeout: 60_000 }
const TOKEN = 'a token of sixteen signs'

/** Whoever gets webhooks: refuses the first one. */
const posted: string[] = []
const receiver = createServer(async (request, response) => {
  let body = ''
  for await (const chunk of request) body += chunk
  response.writeHead(posted.push(body) === 1 ? 500 : 200).end()
})

let server: Awaited<ReturnType<typeof startServer>>
let browser: Browser
let page: Page
let said: string[]
let ann: PusherJs

beforeAll(async () => {
  const folder = await buildPage()
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`
  const webhooks = [{ url, events: ['channel_occupied' as const], batch: false, retryFor: 60_000 }]
  server = await startServer(folder, 0, { token: TOKEN, webhooks })
  browser = await launch()
  ann = visitor(server.port, 'ann')
  ;({ page, said } = await open(browser, server.url))
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
}, 120_000)

afterAll(async () => {
  ann?.disconnect()
  await browser?.close()
  await server?.close()
  receiver.close()
})

const copied = () => page.evaluate(() => navigator.clipboard.readText())
const main = () => page.locator('main')

describe('each view', patient, () => {
  it('is behind the token, where one is set', async () => {
    await page.getByLabel('Token').fill('no such token, surely')
    await page.keyboard.press('Enter')
    await page.getByText('That is not the token.').waitFor()
    await page.getByLabel('Token').fill(TOKEN)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
    expect(await page.evaluate(() => document.cookie)).toBe('')
    // A refusal is what browsers tell of by themselves.
    said.splice(0, said.length, ...said.filter((text) => !/401/.test(text)))
  })

  it('debug console: what is shown is searched, and copied whole, as data and as curl', async () => {
    await go(page, 'Debug console')
    const rows = page.getByRole('list', { name: 'What happens' }).getByRole('listitem')
    await expect
      .poll(async () => {
        for (const event of ['placed', 'sent']) server.hub.app(APP.id).publish('orders', event, '{"id":7}')
        return rows.filter({ hasText: 'sent' }).count()
      }, patient)
      .toBeGreaterThan(0)
    await page.getByRole('button', { name: 'Pause' }).click()
    await page.getByRole('searchbox', { name: 'Search what is shown' }).fill('PLACED')
    await expect.poll(() => rows.filter({ hasText: 'sent' }).count(), patient).toBe(0)
    await rows.first().getByRole('button').first().click()
    await page.getByRole('button', { name: 'Copy the data' }).click()
    await expect.poll(copied, patient).toBe('{"id":7}')
    await page.getByRole('button', { name: 'Copy this entry' }).click()
    await expect.poll(copied, patient).toContain('"event": "placed"')
    await page.getByRole('button', { name: 'Copy a curl line' }).click()
    await expect.poll(copied, patient).toContain(`curl -H 'Content-Type: application/json'`)
    expect(await copied()).not.toContain(APP.secret)
  })

  it('event creator: names are completed, and an event is repeated until it is stopped', async () => {
    ann.subscribe('orders')
    await go(page, 'Event creator')
    await page.locator('#channels option[value=orders]').waitFor({ state: 'attached' })
    await page.locator('#events option[value=placed]').waitFor({ state: 'attached' })
    await page.getByLabel('Channel').fill('orders')
    await page.getByLabel('Event', { exact: true }).fill('again')
    const times = page.getByLabel('Times')
    await times.fill('')
    await times.pressSequentially('3')
    await page.getByLabel('every ms').fill('50')
    const published = page.getByRole('region', { name: 'Published' }).getByRole('listitem')
    await page.getByRole('button', { name: 'Publish' }).click()
    await expect.poll(() => published.count(), patient).toBe(3)
    await times.fill('900')
    await page.getByLabel('every ms').fill('60000')
    await page.getByRole('button', { name: 'Publish' }).click()
    await page.getByRole('button', { name: 'Stop (899 left)' }).click()
    await page.getByRole('button', { name: /^Stop/ }).waitFor({ state: 'detached' })
    expect(await published.count()).toBe(4)
  })

  it('event creator: a text is taken up again as the text that it was', async () => {
    await page.getByLabel('Times').fill('1')
    await page.getByText('Not JSON: send it as text').click()
    await page.getByLabel('Data').fill('{no json')
    await page.getByRole('button', { name: 'Publish' }).click()
    const published = page.getByRole('region', { name: 'Published' }).getByRole('listitem')
    await expect.poll(() => published.count(), patient).toBe(5)
    await published.nth(1).getByRole('button').click()
    expect(await page.getByRole('checkbox').isChecked()).toBe(false)
    await published.first().getByRole('button').click()
    expect(await page.getByRole('checkbox').isChecked()).toBe(true)
    expect(await page.getByLabel('Data').inputValue()).toBe('{no json')
  })

  it('webhooks: what was tried, and what came of it; one is sent again', async () => {
    await go(page, 'Webhooks')
    await page.getByRole('link', { name: 'channel_occupied on orders' }).first().click()
    await main().getByText('answered 500').waitFor()
    await main().getByText('delivered', { exact: true }).waitFor()
    await main().getByText('"channel_occupied"').waitFor()
    const before = posted.length
    await page.getByRole('button', { name: 'Send again' }).click()
    await expect.poll(() => posted.length, patient).toBe(before + 1)
    await page.getByRole('link', { name: 'All webhooks' }).click()
    await page.getByText('sent again').waitFor()
  })

  it('limits and settings: what is set is marked, and no secret is there', async () => {
    await go(page, 'Limits and settings')
    const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'history' }) })
    await row.getByText('set', { exact: true }).waitFor()
    const text = await main().textContent()
    expect(text).toContain('clientEventsPerSecond')
    for (const secret of [APP.secret, TOKEN]) expect(text).not.toContain(secret)
  })

  it('metrics: what is to be copied for each of those who read them', async () => {
    await go(page, 'Metrics')
    for (const name of ['Prometheus', 'Datadog', 'Librato'])
      await page.getByRole('heading', { level: 2, name: new RegExp(name) }).waitFor()
    await page.getByRole('button', { name: 'Copy: In prometheus.yml' }).click()
    await expect.poll(copied, patient).toContain(`targets: ['127.0.0.1:${server.port}']`)
  })

  it('says nothing in the console', () => {
    expect(said).toEqual([])
  })
})
