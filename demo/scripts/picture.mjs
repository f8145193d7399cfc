/**
 * Makes the picture of the demo that the README shows, `docs/demo.png`, of the demo as it is now: two visitors play, point
 * and write. `node demo/scripts/picture.mjs`
 */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { buildDemo } from '../../scripts/build.mjs'
import { chromiumLaunch } from '../../scripts/lib/chromium-launch.mjs'

/** @param {string} path */
const here = (path) => fileURLToPath(new URL(path, import.meta.url))

if (!(await buildDemo())) process.exit(1)
const server = spawn(process.execPath, [here('../dist/server/main.mjs')], {
  env: { ...process.env, PORT: '0' },
  stdio: ['ignore', 'pipe', 'inherit'],
})
const address = await new Promise((resolve) => {
  server.stdout.setEncoding('utf8').on('data', (text) => {
    const [found] = text.match(/http:\/\/localhost:\d+/) ?? []
    if (found) resolve(found)
  })
})
const browser = await chromium.launch(chromiumLaunch)

/** @param {string} name */
async function visit(name) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 740 }, colorScheme: 'light' })
  const page = await context.newPage()
  await page.goto(address)
  for (const framework of ['React', 'Vue', 'Svelte']) await pane(page, framework).getByText('Live').waitFor()
  await page.getByRole('textbox', { name: 'Your name' }).fill(name)
  await page.keyboard.press('Enter')
  await pane(page, 'React')
    .getByRole('img', { name: `${name} · Svelte` })
    .waitFor()
  return page
}

/**
 * @param {import('playwright-core').Page} page
 * @param {string} framework
 */
const pane = (page, framework) => page.getByRole('region', { name: framework, exact: true })

/**
 * @param {import('playwright-core').Page} page
 * @param {string} framework
 * @param {number} row
 * @param {number} column
 */
const tile = (page, framework, row, column) =>
  pane(page, framework).getByRole('button', { name: `Row ${row}, column ${column}:` })

const ann = await visit('Ann')
const bob = await visit('Bob')
/** Who takes which tile, one after the other. */
const moves = /** @type {const} */ ([
  [bob, 'Svelte', 2, 3],
  [ann, 'React', 2, 2],
  [bob, 'Svelte', 1, 4],
  [ann, 'Vue', 3, 5],
  [bob, 'Svelte', 3, 3],
  [ann, 'React', 4, 4],
  [bob, 'Vue', 2, 6],
  [ann, 'Vue', 3, 6],
  [ann, 'React', 1, 5],
  [bob, 'Svelte', 4, 6],
])
for (const [page, framework, row, column] of moves) {
  await tile(page, framework, row, column).click()
  await tile(ann, 'React', row, column).and(ann.locator('[data-taken=true]')).waitFor()
}
await pane(bob, 'React').getByRole('textbox', { name: 'Message' }).fill('Does the Vue one follow?')
await bob.keyboard.press('Enter')
await pane(ann, 'React').getByText('Does the Vue one follow?').waitFor()
for (let times = 0; times < 3; times++) await pane(bob, 'Vue').getByRole('button', { name: '😂' }).click()
// Before anybody points: what moves below a pointer takes it along.
for (const page of [ann, bob]) await page.evaluate(() => scrollTo(0, 0))
await tile(bob, 'Svelte', 4, 2).hover()
await pane(ann, 'Vue').getByRole('textbox', { name: 'Message' }).pressSequentially('All three')
await tile(ann, 'React', 3, 4).hover()
await pane(ann, 'Svelte').getByText('Ann · Vue is typing…').waitFor()
// The pointers glide to where they are, and what was pressed has risen.
await ann.waitForTimeout(700)
await ann.screenshot({ path: here('../../docs/demo.png') })
await browser.close()
server.kill('SIGTERM')
