import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { build } from 'vite'
import { chromiumLaunch } from '../../scripts/lib/chromium-launch.mjs'

const demo = fileURLToPath(new URL('..', import.meta.url))

/** Builds the demo's page into a folder of its own. */
export async function buildPage(): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'channelkit-demo-'))
  await build({ root: demo, logLevel: 'warn', build: { outDir } })
  return outDir
}

export const launch = (): Promise<Browser> => chromium.launch(chromiumLaunch)

/** A visitor with a storage of their own, on the page and in the room. */
export async function visit(browser: Browser, url: string, name: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  await page.goto(url)
  await page.getByRole('textbox', { name: 'Your name' }).fill(name)
  await page.keyboard.press('Enter')
  await online(page, name).waitFor()
  return page
}

export const online = (page: Page, name: string) =>
  page
    .getByRole('list', { name: 'Online' })
    .getByRole('listitem')
    // Exactly: others have names by chance.
    .filter({ has: page.getByText(name, { exact: true }) })

export const messages = (page: Page, text: string) =>
  page.getByRole('list', { name: 'Messages' }).getByRole('listitem').filter({ hasText: text })
