import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { frameworks, openSite, pane, panes, person, type Site, show } from './page.ts'

let site: Site
let ann: Page
let bob: Page

beforeAll(async () => {
  site = await openSite()
  ann = await site.visit('Ann')
  bob = await site.visit('Bob')
}, 120_000)
afterAll(() => site?.close())

const field = (page: Page, framework: 'React' | 'Vue' | 'Svelte') =>
  pane(page, framework).getByRole('textbox', { name: 'Message' })
const lastSaid = (page: Page, framework: 'React' | 'Vue' | 'Svelte') =>
  pane(page, framework).getByRole('list', { name: 'Said last' })

describe('three panes of two visitors', () => {
  it('show everybody, by the names that they chose', async () => {
    for (const page of [ann, bob])
      for (const one of panes(page))
        for (const framework of frameworks) {
          await person(one, `Ann · ${framework}`).waitFor()
          await person(one, `Bob · ${framework}`).waitFor()
        }
  })

  it('say who is typing in one of them, in all others', async () => {
    await field(ann, 'Vue').pressSequentially('Hel')
    for (const framework of ['React', 'Svelte'] as const)
      await pane(ann, framework).getByText('Ann · Vue is typing…').waitFor()
    for (const one of panes(bob)) await one.getByText('Ann · Vue is typing…').waitFor()
    expect(await pane(ann, 'Vue').getByText('is typing').count()).toBe(0)
    await field(ann, 'Vue').fill('')
    await pane(bob, 'React').getByText('is typing…').waitFor({ state: 'hidden' })
  })

  it('show what one of them says, once', async () => {
    await field(bob, 'Svelte').fill('Hello Ann')
    await field(bob, 'Svelte').press('Enter')
    for (const page of [ann, bob])
      for (const framework of frameworks) {
        const line = lastSaid(page, framework).getByText('Hello Ann')
        await line.waitFor()
        expect(await line.count()).toBe(1)
      }
  })

  it('point at the same place', async () => {
    const board = pane(ann, 'React').getByRole('group', { name: 'Board' })
    await board.scrollIntoViewIfNeeded()
    const box = (await board.boundingBox())!
    await ann.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    for (const one of [pane(ann, 'Vue'), pane(ann, 'Svelte'), ...panes(bob)])
      await one.locator('.ck-cursors-name', { hasText: 'Ann · React' }).waitFor()
    expect(await pane(ann, 'React').locator('.ck-cursors-name', { hasText: 'Ann · React' }).count()).toBe(0)
  })

  it('are no further members in another tab of the same visitor', async () => {
    const second = await bob.context().newPage()
    await second.goto(site.url)
    await person(pane(second, 'Vue'), 'Ann · React').waitFor()
    await show(second, 'Online')
    await expect
      .poll(() => pane(second, 'Vue').getByRole('list', { name: 'Online' }).getByRole('listitem').count())
      .toBe(6)
    await second.close()
  })

  it('take a new name at once, in all of them', async () => {
    await bob.getByRole('textbox', { name: 'Your name' }).fill('Robert')
    await bob.keyboard.press('Enter')
    for (const framework of frameworks) await person(pane(ann, 'Svelte'), `Robert · ${framework}`).waitFor()
    await person(pane(ann, 'Svelte'), 'Bob · Vue').waitFor({ state: 'hidden' })
  })
})

describe('a terminal', () => {
  it('publishes with the line that the page shows, to those as well who come later', async () => {
    const command = await ann.getByLabel('Command to publish a message').textContent()
    expect(command).toContain(`${site.url}/demo/publish`)
    const body = new URLSearchParams({ message: 'From a terminal' })
    await fetch(`${site.url}/demo/publish`, { method: 'POST', body })
    for (const framework of frameworks) await lastSaid(ann, framework).getByText('From a terminal').waitFor()
    await show(bob, 'Chat')
    for (const one of panes(bob)) await one.getByText('From a terminal').waitFor()
    for (const one of panes(bob)) await one.getByText('Hello Ann').waitFor()
    await show(bob, 'Play')
  })
})

describe('a line that is cut', () => {
  const cut = () => pane(ann, 'Vue').getByRole('switch', { name: 'Cut line' })

  it('is that of one pane: the others go on without it', async () => {
    await cut().click()
    await person(pane(bob, 'React'), 'Ann · Vue').waitFor({ state: 'hidden' })
    await person(pane(bob, 'React'), 'Ann · Svelte').waitFor()
    await pane(ann, 'Vue').getByText('Reconnecting').waitFor()
    expect(await pane(ann, 'React').getByText('Live').count()).toBe(1)
    await field(ann, 'Vue').fill('Into the void')
    await field(ann, 'Vue').press('Enter')
    await field(ann, 'React').fill('Said meanwhile')
    await field(ann, 'React').press('Enter')
    await lastSaid(bob, 'Svelte').getByText('Said meanwhile').waitFor()
    expect(await lastSaid(ann, 'Vue').getByText('Said meanwhile').count()).toBe(0)
  })

  it('loses nothing and doubles nothing once it is mended', async () => {
    await cut().click()
    await person(pane(bob, 'React'), 'Ann · Vue').waitFor()
    await pane(ann, 'Vue').getByRole('button', { name: 'Try again' }).click()
    await lastSaid(bob, 'React').getByText('Into the void').waitFor()
    for (const page of [ann, bob]) await show(page, 'Chat')
    for (const one of [...panes(ann), ...panes(bob)])
      for (const text of ['Said meanwhile', 'Into the void']) {
        await one.getByText(text).waitFor()
        expect(await one.getByText(text).count()).toBe(1)
      }
  })
})

it('said nothing in the console', () => expect(site.said).toEqual([]))
