import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import axe from 'axe-core'
import { type Browser, chromium, type Page } from 'playwright-core'
import { chromiumLaunch } from '../../scripts/lib/chromium-launch.mjs'

const here = fileURLToPath(new URL('..', import.meta.url))
const vite = join(here, 'node_modules', 'vite', 'bin', 'vite.js')

/** Of this process, whose files of tests share no modules. */
const shared = globalThis as { dashboardPage?: Promise<string> }

/** The folder of the page as it is shipped: built once, in a process that knows of no test, and gone with this one. */
export function buildPage(): Promise<string> {
  shared.dashboardPage ??= build()
  return shared.dashboardPage
}

async function build(): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'channelkit-dashboard-'))
  const args = ['build', '--config', join(here, 'vite.config.ts'), '--logLevel', 'error', '--outDir', outDir]
  const env = { ...process.env, NODE_ENV: 'production' }
  process.once('exit', () => rmSync(outDir, { recursive: true, force: true }))
  await promisify(execFile)(process.execPath, [vite, ...args, '--emptyOutDir'], { env })
  return outDir
}

export const launch = (): Promise<Browser> => chromium.launch(chromiumLaunch)

/** A window of somebody, and every word that its console said. */
export async function open(browser: Browser, url: string): Promise<{ page: Page; said: string[] }> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
    acceptDownloads: true,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const said: string[] = []
  page.on('console', (message) => said.push(message.text()))
  page.on('pageerror', (error) => said.push(error.message))
  await page.goto(url)
  return { page, said }
}

/** Goes to a view by its link. */
export async function go(page: Page, title: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Views' })
    .getByRole('link', { name: title, exact: true })
    .click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}

/** What axe finds that is serious. */
export async function seriousIn(page: Page): Promise<unknown[]> {
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)))
  const source = axe.source
  await page.evaluate(source)
  const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run())
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])
}
