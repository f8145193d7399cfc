import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { columns, rows } from '../src/game/rules.ts'
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

const tile = (of: Locator, row: number, column: number) =>
  of.getByRole('button', { name: `Row ${row}, column ${column}:` })
const owned = (of: Locator, row: number, column: number, owner: string) =>
  of.getByRole('button', { name: `Row ${row}, column ${column}: ${owner}`, exact: true })

it('is played by two people, in all frameworks at once', async () => {
  await tile(pane(ann, 'React'), 1, 1).click()
  for (const one of panes(bob)) await owned(one, 1, 1, 'Ann · React').waitFor()
  await owned(pane(ann, 'React'), 1, 1, 'yours').waitFor()
  await tile(pane(bob, 'Vue'), 1, 2).click()
  for (const one of panes(ann)) await owned(one, 1, 2, 'Bob · Vue').waitFor()
})

it('takes what is enclosed, and tells the others who did', async () => {
  await tile(pane(ann, 'React'), 1, 3).click()
  for (const framework of frameworks) await owned(pane(bob, framework), 1, 2, 'Ann · React').waitFor()
  for (const one of panes(bob)) await one.getByText('Ann · React took 2 tiles').waitFor()
})

it('gives one tile to one of two who click it at the same moment, the same for all', async () => {
  await Promise.all([tile(pane(ann, 'Svelte'), 4, 7).click(), tile(pane(bob, 'Svelte'), 4, 7).click()])
  const seen = async (of: Locator) => (await tile(of, 4, 7).getAttribute('aria-label'))!.split(': ')[1]
  await expect
    .poll(async () => {
      const [one, other] = await Promise.all([pane(ann, 'React'), pane(bob, 'React')].map(seen))
      return one === other && one
    })
    .toMatch(/^(Ann|Bob) · Svelte$/)
})

it('is played by keyboard: arrows walk the board, Tab leaves it', async () => {
  for (const [framework, row] of [
    ['React', 2],
    ['Vue', 3],
    ['Svelte', 4],
  ] as const) {
    const board = pane(ann, framework)
    await board.getByRole('button', { name: 'Row 1, column 1:' }).focus()
    for (let down = 1; down < row; down++) await ann.keyboard.press('ArrowDown')
    await ann.keyboard.press('ArrowRight')
    await ann.keyboard.press('ArrowRight')
    await ann.keyboard.press('ArrowLeft')
    await ann.keyboard.press('Enter')
    await owned(board, row, 2, 'yours').waitFor()
    await ann.keyboard.press('Tab')
    expect(await ann.evaluate(() => document.activeElement?.closest('.board'))).toBeNull()
  }
})

it('is there for somebody who comes late', async () => {
  const cid = await site.visit('Cid')
  for (const one of panes(cid)) await owned(one, 1, 2, 'Ann · React').waitFor()
  await tile(pane(cid, 'Svelte'), 2, 6).click()
  for (const one of panes(ann)) await owned(one, 2, 6, 'Cid · Svelte').waitFor()
  await cid.context().close()
  for (const one of panes(ann)) await owned(one, 2, 6, 'Somebody who left').waitFor()
})

it('goes on where it is after a lost line: what both did meanwhile counts', async () => {
  const cut = pane(bob, 'Vue').getByRole('switch', { name: 'Cut line' })
  await cut.click()
  await person(pane(ann, 'React'), 'Bob · Vue').waitFor({ state: 'hidden' })
  await tile(pane(ann, 'React'), 4, 1).click()
  await owned(pane(bob, 'React'), 4, 1, 'Ann · React').waitFor()
  await owned(pane(bob, 'Vue'), 4, 1, 'free').waitFor()
  await cut.click()
  await owned(pane(bob, 'Vue'), 4, 1, 'Ann · React').waitFor()
  await tile(pane(bob, 'Vue'), 4, 3).click()
  await owned(pane(ann, 'Vue'), 4, 3, 'Bob · Vue').waitFor()
})

it('stays while the panes show something else', async () => {
  await show(bob, 'Map')
  await pane(bob, 'Vue').getByRole('button', { name: 'Show everything' }).waitFor()
  await show(bob, 'Play')
  for (const one of panes(bob))
    await owned(one, 4, 3, 'Bob · Vue')
      .or(owned(one, 4, 3, 'yours'))
      .waitFor()
})

it('ends when all is taken, and is begun anew by whoever wants', async () => {
  const board = pane(ann, 'React')
  for (let row = 1; row <= rows; row++)
    for (let column = 1; column <= columns; column++)
      if (await owned(board, row, column, 'free').count()) await tile(board, row, column).click()
  for (const one of panes(bob)) await one.getByText(/ won with | each$/).waitFor()
  await pane(bob, 'Svelte').getByRole('button', { name: 'Play again' }).click()
  for (const one of [...panes(ann), ...panes(bob)])
    await one.getByText('Enclose tiles to take them').waitFor()
})

it('said nothing in the console', () => expect(site.said).toEqual([]))
