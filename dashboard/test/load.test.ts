import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildPage, go, launch, open } from './browser.ts'
import { APP, startServer } from './server.ts'

const CONNECTIONS = 10_000
const CHANNELS = 100
const RATE = 1000
/** Events of one flood, which takes two seconds. */
const MANY = 2 * RATE
const patient = { timeout: 120_000 }

let folder: string
let server: Awaited<ReturnType<typeof startServer>>
let browser: Browser
let page: Page
let said: string[]

/** As many clients as there may be, without the sockets that they would have: each is on one channel of a hundred. */
function crowd() {
  const transport = { secure: false, send() {}, close() {} }
  for (let n = 0; n < CONNECTIONS; n++) {
    const userAgent = n === CONNECTIONS - 1 ? 'a needle in the hay' : 'hay'
    const client = server.hub.connect({ appKey: APP.key, protocol: 7, userAgent }, transport)
    const data = { channel: `room-${n % CHANNELS}` }
    client.receive(JSON.stringify({ event: 'pusher:subscribe', data }))
  }
}

const publish = (channel: string, event: string, data: string) =>
  server.hub.app(APP.id).publish(channel, event, data)

/** Publishes at the rate, however late timers come, until so many are out. */
function flood(many: number) {
  const began = performance.now()
  let out = 0
  return new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      const due = Math.min(many, Math.floor(((performance.now() - began) * RATE) / 1000))
      for (; out < due; out++)
        publish(`room-${out % CHANNELS}`, 'flood', `{"n":${out},"text":"${'x'.repeat(80)}"}`)
      if (out < many) return
      clearInterval(timer)
      resolve()
    }, 10)
  })
}

/** How many frames the page draws meanwhile, a second. */
async function frames<T>(meanwhile: Promise<T>): Promise<number> {
  await page.evaluate(() => {
    const counted = window as unknown as { frames: number; began: number; count: boolean }
    Object.assign(counted, { frames: 0, began: performance.now(), count: true })
    const next = () => {
      counted.frames++
      if (counted.count) requestAnimationFrame(next)
    }
    requestAnimationFrame(next)
  })
  await meanwhile
  return page.evaluate(() => {
    const counted = window as unknown as { frames: number; began: number; count: boolean }
    counted.count = false
    return (counted.frames / (performance.now() - counted.began)) * 1000
  })
}

/** What the page holds, in bytes, and how many elements it has. */
async function weight() {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('HeapProfiler.collectGarbage')
  await cdp.send('Performance.enable')
  const { metrics } = await cdp.send('Performance.getMetrics')
  await cdp.detach()
  const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize')!.value
  return { heap, elements: await page.evaluate(() => document.querySelectorAll('*').length) }
}

const rows = () => page.getByRole('list', { name: 'What happens' }).getByRole('listitem')
const numberIn = (text: string | null | undefined, what: RegExp) =>
  Number(what.exec(text ?? '')?.[1]?.replaceAll(',', '') ?? 0)

beforeAll(async () => {
  folder = await buildPage()
  server = await startServer(folder)
  crowd()
  browser = await launch()
  ;({ page, said } = await open(browser, `${server.url}#/shop/console?kinds=published`))
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await server?.close()
})

describe('the dashboard of ten thousand connections and a thousand events a second', patient, () => {
  let light: Awaited<ReturnType<typeof weight>>

  it('shows a sample and says how many it left out: together they are all that came', async () => {
    await expect
      .poll(async () => {
        publish('room-1', 'probe', '1')
        return rows().count()
      }, patient)
      .toBeGreaterThan(0)
    // What was on its way has come once this has.
    publish('room-1', 'last', '1')
    await rows().filter({ hasText: 'last' }).first().waitFor()
    await page.getByRole('button', { name: 'Clear' }).click()
    await page.getByText('Nothing has happened since').waitFor()
    await flood(MANY)
    await page.getByText('Only a sample is shown').waitFor()
    await expect
      .poll(async () => {
        const left = numberIn(await page.getByRole('note').textContent(), /([\d,]+) published/)
        const shown = Number(await rows().first().getAttribute('aria-setsize'))
        return [shown > 0 && left > shown, shown + left]
      }, patient)
      .toEqual([true, MANY])
    light = await weight()
  })

  it('goes on drawing and answering meanwhile, with no more elements and no heap that grows', async () => {
    const flooding = flood(2 * MANY)
    const busy = await frames(
      (async () => {
        await page.getByRole('button', { name: 'Pause' }).click()
        await page.getByRole('button', { name: /^Resume \([\d,]+ new\)/ }).click()
        await rows().last().getByRole('button').click()
        await page.getByText('Data, ').waitFor()
        await page.keyboard.press('Enter')
        await flooding
      })(),
    )
    // How fast it draws is for the machine to say; a page that stands still draws nothing.
    expect(busy).toBeGreaterThan(1)
    const heavy = await weight()
    expect(await rows().count()).toBeLessThan(100)
    expect(heavy.elements).toBeLessThan(light.elements + 500)
    // It keeps 5,000 entries; what came over that is gone.
    expect(heavy.heap).toBeLessThan(light.heap * 3)
  })

  it('finds one among all: what is asked for comes whole, whatever floods beside it', async () => {
    const flooding = flood(MANY)
    await page.getByLabel('Only where the channel contains').fill('needle')
    await expect
      .poll(async () => {
        publish('needle', 'rare', '1')
        return rows().filter({ hasText: 'needle' }).count()
      }, patient)
      .toBeGreaterThan(0)
    expect(await rows().filter({ hasText: 'flood' }).count()).toBe(0)
    expect(await page.getByText('Only a sample is shown').count()).toBe(0)
    await flooding
  })

  it('pages through the connections, and ends one of them while all goes on', async () => {
    const flooding = flood(MANY)
    await go(page, 'Connections')
    const list = page.getByRole('list', { name: 'Connections' })
    await page.getByText('10,000 in all, 200 read').waitFor()
    expect(await list.getByRole('listitem').count()).toBeLessThan(100)
    await list.getByRole('link').first().focus()
    await page.keyboard.press('End')
    await page.getByText('10,000 in all, 400 read').waitFor()
    await page.getByRole('searchbox', { name: 'Search all' }).fill('NEEDLE in')
    await page.getByText('1 in all').waitFor()
    await list.getByText('a needle in the hay').waitFor()
    await page.getByRole('searchbox', { name: 'Search all' }).fill('')
    await page.getByRole('searchbox', { name: 'Only on the channel' }).fill('room-7')
    await page.getByText('100 in all').waitFor()
    await list.getByRole('link').first().click()
    await page.getByRole('button', { name: 'Disconnect' }).click()
    await page.getByText(/Nobody is connected as/).waitFor()
    expect(server.hub.app(APP.id).connections.size).toBe(CONNECTIONS - 1)
    await flooding
  })

  it('counts them all in its overview and by channel', async () => {
    const flooding = flood(MANY)
    await go(page, 'Overview')
    await expect.poll(() => page.locator('.figures dd').first().textContent(), patient).toMatch(/9,999/)
    await go(page, 'Channels')
    await page.getByText('100 channels').waitFor()
    await page.getByRole('searchbox', { name: 'Search channels' }).fill('room-7')
    await page.getByRole('link', { name: /^room-7\b.*99 subscriptions/ }).waitFor()
    await flooding
  })

  it('says nothing in the console', () => {
    expect(said).toEqual([])
  })
})
