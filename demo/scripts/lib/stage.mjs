import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { buildDemo } from '../../../scripts/build.mjs'
import { chromiumLaunch } from '../../../scripts/lib/chromium-launch.mjs'

/** @typedef {import('playwright-core').Page} Page */

/** Builds and starts the demo as it is now, with a browser, for pictures of it. */
export async function openStage() {
  if (!(await buildDemo())) process.exit(1)
  const main = fileURLToPath(new URL('../../dist/server/main.mjs', import.meta.url))
  const server = spawn(process.execPath, [main], {
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  /** @type {string} */
  const address = await new Promise((resolve) => {
    server.stdout.setEncoding('utf8').on('data', (text) => {
      const [found] = text.match(/http:\/\/localhost:\d+/) ?? []
      if (found) resolve(found)
    })
  })
  const browser = await chromium.launch(chromiumLaunch)

  return {
    /**
     * Somebody who opens the demo.
     * @param {string} name
     * @param {{ width: number, height: number }} viewport
     */
    async visit(name, viewport) {
      const page = await (await browser.newContext({ viewport, colorScheme: 'light' })).newPage()
      await page.goto(address)
      for (const framework of ['React', 'Vue', 'Svelte'])
        await pane(page, framework).getByText('Live').waitFor()
      await page.getByRole('textbox', { name: 'Your name' }).fill(name)
      await page.keyboard.press('Enter')
      await pane(page, 'React')
        .getByRole('img', { name: `${name} · Svelte` })
        .waitFor()
      // A trial waits until it could be clicked: until the board is what the others have.
      for (const framework of ['React', 'Vue', 'Svelte'])
        await tile(page, framework, 1, 1).click({ trial: true })
      // Before anybody points: what moves below a pointer takes it along.
      await page.evaluate(() => scrollTo(0, 0))
      await page.mouse.move(0, 0)
      return page
    },
    async close() {
      await browser.close()
      server.kill('SIGTERM')
    },
  }
}

/**
 * @param {Page} page
 * @param {string} framework
 */
export const pane = (page, framework) => page.getByRole('region', { name: framework, exact: true })

/**
 * @param {Page} page
 * @param {string} framework
 * @param {number} row
 * @param {number} column
 */
export const tile = (page, framework, row, column) =>
  pane(page, framework).getByRole('button', { name: `Row ${row}, column ${column}:` })
