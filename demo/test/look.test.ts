import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { scenes } from '../src/panes/scenes.ts'
import { frameworks, openSite, pane, panes, type Site, show } from './page.ts'

let site: Site
let ann: Page

beforeAll(async () => {
  site = await openSite()
  ann = await site.visit('Ann')
}, 120_000)
afterAll(() => site?.close())

const sizes = [
  ['light', 1280, 800],
  ['dark', 1280, 800],
  ['light', 390, 844],
  ['dark', 390, 844],
] as const

// It is the same room three times: equal names stand in panes whose names differ.
const rules = { 'landmark-unique': { enabled: false } }

describe.each(sizes)('%s at %i by %i px', (colorScheme, width, height) => {
  it('shows the room without a scroll', async () => {
    await ann.setViewportSize({ width, height })
    await show(ann, 'Play')
    await ann.evaluate(() => scrollTo(0, 0))
    const needed = width > 900 ? panes(ann) : [pane(ann, 'React'), pane(ann, 'Vue')]
    for (const one of needed) {
      const box = (await one.boundingBox())!
      expect(box.y + box.height).toBeLessThanOrEqual(height)
    }
  })

  it.each(scenes.map(({ name }) => name))('has nothing that axe finds in %s', async (scene) => {
    await ann.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await ann.setViewportSize({ width, height })
    await show(ann, scene)
    await ann.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)))
    await ann.evaluate(axe.source)
    // Narrow they have the same markup and colours as wide, in another order: one of three is enough then.
    const alike = width > 900 ? 3 : 1
    const { violations } = await ann.evaluate(
      ({ rules, alike }) => {
        const exclude = [...document.querySelectorAll('.pane')].slice(alike)
        return (window as unknown as { axe: typeof axe }).axe.run({ include: document, exclude }, { rules })
      },
      { rules, alike },
    )
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
    expect(await ann.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  })
})

it('opens devtools over the connections of all panes, which can be cut there', async () => {
  await ann.setViewportSize({ width: 1280, height: 800 })
  const open = () => ann.getByRole('button', { name: 'Devtools', exact: true }).click()
  await open()
  const devtools = ann.getByRole('region', { name: 'ChannelKit devtools' })
  for (const framework of frameworks) {
    await devtools.getByLabel('Which kit').selectOption({ label: framework })
    await devtools.getByRole('tab', { name: 'Channels' }).click()
    await devtools.getByRole('button', { name: /presence-room/ }).waitFor()
    await devtools.getByRole('tab', { name: 'Connection' }).click()
    await devtools.getByRole('button', { name: 'Cut the line' }).click()
    await pane(ann, framework).getByText('Reconnecting…').waitFor()
    await devtools.getByRole('button', { name: 'Back to normal' }).click()
    await pane(ann, framework).getByText('Live').waitFor()
  }
  await devtools.getByRole('button', { name: 'Close devtools' }).click()
  await devtools.waitFor({ state: 'detached' })
  await open()
  await devtools.waitFor()
  await ann.keyboard.press('Escape')
  await devtools.waitFor({ state: 'detached' })
})

it('draws what was measured before the page was there', async () => {
  await ann.setViewportSize({ width: 1280, height: 800 })
  await ann.reload()
  await show(ann, 'Chart')
  for (const one of panes(ann)) {
    await one.getByRole('button', { name: 'Table' }).click()
    // More rows than a page measures that was opened just now.
    await expect.poll(() => one.getByRole('row').count()).toBeGreaterThan(8)
    await one.getByRole('button', { name: 'Table' }).click()
  }
})

it('shows flights that move', async () => {
  await show(ann, 'Map')
  for (const one of panes(ann)) await one.getByText(/\d+ markers/).waitFor()
})

it('shows prices that change, sorted by their change', async () => {
  await show(ann, 'Table')
  for (const one of panes(ann)) {
    const header = one.getByRole('columnheader', { name: 'Change' })
    await header.waitFor()
    expect(await header.getAttribute('aria-sort')).toBe('descending')
    await expect.poll(() => one.getByRole('rowheader').count()).toBe(5)
  }
})

it('shows the file that a pane runs', async () => {
  await show(ann, 'Play')
  for (const framework of frameworks) {
    await pane(ann, framework).getByRole('button', { name: 'Source' }).click()
    await pane(ann, framework).getByText(`@channelkit/${framework.toLowerCase()}`).first().waitFor()
    await pane(ann, framework).getByRole('button', { name: 'Source' }).click()
  }
})

it('remembers what was tried', async () => {
  const item = ann.getByRole('region', { name: 'Try this' }).getByText('Read its source, done')
  await item.waitFor()
  await ann.reload()
  await item.waitFor()
})

it('is flooded twice, whatever line is cut, and says what it managed', async () => {
  await pane(ann, 'React').getByRole('switch', { name: 'Cut line' }).click()
  await ann.getByRole('button', { name: 'Send 10,000 events a second' }).click()
  await ann.getByText(/^\d+ frames a second with ChannelKit, \d+ with/).waitFor()
  const figures = await ann.getByText(/events a second; longest wait/).allTextContents()
  expect(figures).toHaveLength(2)
  for (const text of figures) expect(Number(text.replace(/,/g, '').match(/^\d+/)?.[0])).toBeGreaterThan(0)
})

it('leads to the dashboard of its server', async () => {
  const opens = ann.waitForEvent('popup')
  await ann.getByRole('link', { name: 'Dashboard' }).click()
  const dashboard = await opens
  await dashboard.getByRole('link', { name: 'Channels' }).click()
  await dashboard.getByText('presence-room').first().waitFor()
  await dashboard.close()
})

it('said nothing in the console', () => {
  // A line that was cut is tried while it is, on a slow machine for so long that this is told.
  const said = site.said.filter((text) => !text.includes('[connection-unavailable]'))
  expect(said).toEqual([])
})
