import type { Browser, Page } from 'playwright-core'
import type PusherJs from 'pusher-js'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { buildPage, launch, open } from './browser.ts'
import { APP, startServer } from './server.ts'
import { visitor } from './visitor.ts'

const patient = { timeout: 60_000 }
/** More than any view has places to stop at. */
const MOST = 150

let server: Awaited<ReturnType<typeof startServer>>
let browser: Browser
let page: Page
let said: string[]
let ann: PusherJs

beforeAll(async () => {
  server = await startServer(await buildPage())
  browser = await launch()
  ann = visitor(server.port, 'ann')
  for (const name of ['orders', 'presence-room', 'zoo']) ann.subscribe(name)
  ;({ page, said } = await open(browser, server.url))
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
  await vi.waitFor(() => expect(server.hub.app(APP.id).channels.size).toBe(3))
}, 120_000)

afterAll(async () => {
  ann?.disconnect()
  await browser?.close()
  await server?.close()
})

/** What has the focus: what it is called, and whether one sees it, and that it has it. */
const focused = () =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement
    if (!element || element === document.body) return null
    const box = element.getBoundingClientRect()
    // What is drawn for a control that is laid over it has its mark.
    const drawn = element.closest('.choices') ? element.nextElementSibling! : element
    const { outlineStyle, outlineWidth } = getComputedStyle(drawn)
    const inSight = box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0
    const name = element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 80) ?? ''
    return {
      name: name || element.id || element.tagName,
      tag: element.tagName,
      seen: inSight && outlineStyle !== 'none' && outlineWidth !== '0px',
    }
  })
const press = (key: string) => page.keyboard.press(key)

/** Presses Tab until what is called so has the focus. */
async function tabTo(name: RegExp) {
  const passed: string[] = []
  for (let n = 0; n < MOST; n++) {
    await press('Tab')
    const at = await focused()
    if (at && name.test(at.name)) return
    passed.push(at?.name ?? 'nothing')
  }
  throw new Error(`Tab comes by ${passed.join(', ')}, and not by ${name}`)
}
async function goByKeys(title: string) {
  await tabTo(new RegExp(`^${title}$`))
  await press('Enter')
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  await expect.poll(focused, patient).toMatchObject({ tag: 'H1' })
}

const VIEWS = [
  ...['Debug console', 'Event creator', 'Channels', 'Connections', 'Webhooks', 'Errors'],
  ...['Limits and settings', 'Metrics', 'Overview'],
]

describe('with the keyboard alone', patient, () => {
  it.each(VIEWS)('%s is reached, and the focus is seen at each place that Tab comes to', async (title) => {
    await goByKeys(title)
    const unseen: string[] = []
    let stops = 0
    // Round once, from the heading to the end and from the top to the heading's view again.
    for (; stops < MOST; stops++) {
      await press('Tab')
      const at = await focused()
      if (!at) continue
      if (!at.seen) unseen.push(at.name)
      if (at.name === title && at.tag === 'A') break
    }
    expect(unseen).toEqual([])
    expect(stops).toBeLessThan(MOST)
  })

  it('the views are skipped', async () => {
    await page.reload()
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor()
    await tabTo(/^Skip to the content$/)
    await press('Enter')
    expect(await focused()).toMatchObject({ tag: 'MAIN' })
    await press('Tab')
    expect(await page.evaluate(() => document.activeElement!.closest('main') !== null)).toBe(true)
  })

  it('an event is published, again and again, without the focus being lost', async () => {
    await goByKeys('Event creator')
    // Fields are called by their labels.
    await press('Tab')
    await page.keyboard.type('orders')
    await press('Tab')
    await page.keyboard.type('placed')
    await tabTo(/^Publish$/)
    for (const times of [1, 2, 3]) {
      await press('Enter')
      await expect
        .poll(() => page.getByRole('button', { name: /orders placed.*to 1 subscription/ }).count(), patient)
        .toBe(times)
      expect(await focused()).toMatchObject({ name: 'Publish' })
    }
  })

  it('what happened is walked, unfolded and folded', async () => {
    await goByKeys('Debug console')
    const rows = page.getByRole('list', { name: 'What happens' }).getByRole('listitem')
    await expect
      .poll(async () => {
        server.hub.app(APP.id).publish('orders', 'odd', '1')
        return rows.count()
      }, patient)
      .toBeGreaterThan(2)
    await tabTo(/published/)
    await page.getByRole('button', { name: /^Resume/ }).waitFor()
    const before = await rows.count()
    await press('Home')
    await press('ArrowDown')
    await press('Enter')
    await page.getByText('Data, 1 B').waitFor()
    expect(await focused()).toMatchObject({ seen: true })
    await tabTo(/^Copy this entry/)
    await press('Shift+Tab')
    await press('Shift+Tab')
    await press('Enter')
    await expect.poll(() => page.getByText('Data, 1 B').count(), patient).toBe(0)
    expect(await rows.count()).toBe(before)
  })

  it('a channel is found among others, and a connection is ended', async () => {
    await goByKeys('Channels')
    await tabTo(/^orders/)
    await press('End')
    await expect.poll(focused, patient).toMatchObject({ name: expect.stringMatching(/^zoo/) })
    await press('Enter')
    await page.getByRole('heading', { level: 1, name: /zoo/ }).waitFor()
    await goByKeys('Connections')
    await tabTo(new RegExp(ann.connection.socket_id))
    await press('Enter')
    await tabTo(/^Disconnect$/)
    await press('Enter')
    await page.getByText(/Nobody is connected as/).waitFor()
    expect(await focused()).toMatchObject({ tag: 'H1' })
  })

  it('nothing is said in the console', () => {
    expect(said).toEqual([])
  })
})
