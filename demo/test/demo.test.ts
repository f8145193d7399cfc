import { rmSync } from 'node:fs'
import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Demo, startDemo } from '../server/demo.ts'
import { buildPage, launch, messages, online, visit } from './page.ts'

let folder: string
let demo: Demo
let browser: Browser
let ann: Page
let bob: Page

beforeAll(async () => {
  folder = await buildPage()
  demo = await startDemo({ port: 0, page: folder })
  browser = await launch()
  ann = await visit(browser, demo.url, 'Ann')
  bob = await visit(browser, demo.url, 'Bob')
}, 60_000)

afterAll(async () => {
  await browser?.close()
  await demo?.close()
  if (folder) rmSync(folder, { recursive: true })
})

const say = async (page: Page, text: string) => {
  await page.getByRole('textbox', { name: 'Message' }).fill(text)
  await page.keyboard.press('Enter')
}

describe('two visitors', { timeout: 30_000 }, () => {
  it('see each other, by the names that they chose', async () => {
    await online(ann, 'Bob').waitFor()
    await online(bob, 'Ann').waitFor()
    expect(await ann.getByRole('list', { name: 'Online' }).getByRole('listitem').count()).toBe(2)
  })

  it('see a new name at once', async () => {
    await bob.getByRole('textbox', { name: 'Your name' }).fill('Robert')
    await bob.keyboard.press('Enter')
    await online(ann, 'Robert').waitFor()
    await bob.getByRole('textbox', { name: 'Message' }).pressSequentially('I')
    await ann.getByText('Robert is typing…').waitFor()
    await bob.getByRole('textbox', { name: 'Message' }).fill('')
    await bob.getByRole('textbox', { name: 'Your name' }).fill('Bob')
    await bob.keyboard.press('Enter')
    await online(ann, 'Bob').waitFor()
  })

  it('see who is typing, until they stop', async () => {
    await bob.getByRole('textbox', { name: 'Message' }).pressSequentially('Hel')
    await ann.getByText('Bob is typing…').waitFor()
    await bob.getByRole('textbox', { name: 'Message' }).fill('')
    await bob.getByRole('textbox', { name: 'Message' }).blur()
    await ann.getByText('Bob is typing…').waitFor({ state: 'hidden' })
  })

  it('read what the other says, once', async () => {
    await say(bob, 'Hello Ann')
    await messages(ann, 'Hello Ann').waitFor()
    await messages(bob, 'Hello Ann').waitFor()
    expect(await messages(ann, 'Hello Ann').count()).toBe(1)
    expect(await messages(bob, 'Hello Ann').count()).toBe(1)
  })

  it('are one member in two tabs', async () => {
    const second = await bob.context().newPage()
    await second.goto(demo.url)
    await online(second, 'Ann').waitFor()
    expect(await ann.getByRole('list', { name: 'Online' }).getByRole('listitem').count()).toBe(2)
    await second.close()
    await expect(online(ann, 'Bob').count()).resolves.toBe(1)
  })
})

describe('a terminal', { timeout: 30_000 }, () => {
  it('publishes with the line that the page shows', async () => {
    await fetch(`${demo.url}/demo/publish`, {
      method: 'POST',
      body: new URLSearchParams({ message: 'From a terminal' }),
    })
    await messages(ann, 'From a terminal').waitFor()
    await messages(bob, 'From a terminal').waitFor()
    expect(await ann.getByLabel('Command to publish a message').textContent()).toContain(
      `${demo.url}/demo/publish`,
    )
  })
})

describe('a line that is cut', { timeout: 30_000 }, () => {
  it('shows, loses nothing that can be had, and doubles nothing', async () => {
    const cut = ann.getByRole('switch', { name: 'Cut the line' })
    await cut.click()
    await online(bob, 'Ann').waitFor({ state: 'hidden' })
    await say(ann, 'Into the void')
    await messages(ann, 'Not sent').waitFor()
    await say(bob, 'While Ann was away')
    await cut.click()
    await online(bob, 'Ann').waitFor()
    await messages(ann, 'While Ann was away').waitFor()
    await ann.getByRole('button', { name: 'Try again' }).click()
    await messages(bob, 'Into the void').waitFor()
    for (const text of ['Hello Ann', 'Into the void', 'While Ann was away']) {
      await expect.poll(() => messages(ann, text).count()).toBe(1)
      await expect.poll(() => messages(bob, text).count()).toBe(1)
    }
    expect(await ann.getByRole('list', { name: 'Online' }).getByRole('listitem').count()).toBe(2)
  })
})

describe('the page', { timeout: 30_000 }, () => {
  it('leads to the dashboard of its server', async () => {
    const opens = ann.waitForEvent('popup')
    await ann.getByRole('link', { name: 'dashboard' }).click()
    const dashboard = await opens
    await dashboard.getByRole('link', { name: 'Channels' }).click()
    await dashboard.getByText('presence-room').first().waitFor()
    await dashboard.close()
  })

  it('draws this machine’s own figures', async () => {
    await ann.getByRole('figure', { name: 'CPU and memory' }).waitFor()
    await ann
      .getByText(/^\d+\.\d/)
      .first()
      .waitFor()
  })

  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 390],
    ['dark', 390],
  ] as const)('has nothing that axe finds serious, %s at %i px', async (colorScheme, width) => {
    await ann.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await ann.setViewportSize({ width, height: 900 })
    // Colours half-way from one scheme to the other are nobody's contrast.
    await ann.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)))
    await ann.evaluate(axe.source)
    const { violations } = await ann.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run())
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    expect(serious.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
    expect(await ann.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  })
})
