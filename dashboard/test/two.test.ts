import type { Browser, Page } from 'playwright-core'
import type PusherJs from 'pusher-js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildPage, go, launch, open } from './browser.ts'
import { APP, startServer } from './server.ts'
import { visitor } from './visitor.ts'

const patient = { timeout: 60_000 }

let server: Awaited<ReturnType<typeof startServer>>
let browser: Browser
let one: Page
let two: Page
const said: string[] = []
let ann: PusherJs

beforeAll(async () => {
  server = await startServer(await buildPage())
  browser = await launch()
  ann = visitor(server.port, 'ann')
  ann.subscribe('orders')
  for (const _ of [1, 2]) {
    const opened = await open(browser, `${server.url}#/shop/console`)
    said.push(...opened.said)
    ;[one, two] = [two, opened.page]
  }
}, 120_000)

afterAll(async () => {
  ann?.disconnect()
  await browser?.close()
  await server?.close()
})

const publish = (event: string) => server.hub.app(APP.id).publish('orders', event, '1')
const row = (page: Page, text: string) =>
  page.getByRole('list', { name: 'What happens' }).getByRole('listitem').filter({ hasText: text })

/** Publishes until all of these pages show it: when they begin to be told is theirs. */
async function reaches(event: string, ...pages: Page[]) {
  await expect
    .poll(async () => {
      publish(event)
      return Promise.all(pages.map(async (page) => (await row(page, event).count()) > 0))
    }, patient)
    .toEqual(pages.map(() => true))
}

describe('two dashboards at once', patient, () => {
  it('are both told what happens', () => reaches('both', one, two))

  it('are paused each for itself', async () => {
    await one.getByRole('button', { name: 'Pause' }).click()
    await reaches('meanwhile', two)
    await one.getByRole('button', { name: /^Resume \(\d+ new\)/ }).waitFor()
    expect(await row(one, 'meanwhile').count()).toBe(0)
    await two.getByRole('button', { name: 'Pause' }).waitFor()
    await one.getByRole('button', { name: /^Resume/ }).click()
    await row(one, 'meanwhile').first().waitFor()
  })

  it('filter each for itself', async () => {
    await one.getByLabel('Only where the event contains').fill('rare')
    await one.getByText('Nothing has happened since').waitFor()
    await reaches('often', two)
    await reaches('rare', one, two)
    expect(await row(one, 'often').count()).toBe(0)
    expect(two.url()).not.toContain('rare')
    await one.getByRole('button', { name: 'Clear' }).click()
    expect(await row(two, 'often').count()).toBeGreaterThan(0)
  })

  it('show what is done in the other: who is disconnected there is gone here', async () => {
    const id = ann.connection.socket_id
    for (const page of [one, two]) {
      await go(page, 'Connections')
      await page.getByRole('link', { name: new RegExp(id) }).waitFor()
    }
    await one.getByRole('link', { name: new RegExp(id) }).click()
    await one.getByRole('button', { name: 'Disconnect' }).click()
    await one.getByText(/Nobody is connected as/).waitFor()
    await two.getByText('Nobody is connected').waitFor()
    expect(await two.getByRole('link', { name: new RegExp(id) }).count()).toBe(0)
  })

  it('say nothing in the console', () => {
    expect(said).toEqual([])
  })
})
