import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Locator, type Page } from 'playwright-core'
import { build } from 'vite'
import { chromiumLaunch } from '../../scripts/lib/chromium-launch.mjs'
import { hashOf } from '../../scripts/lib/hash.mjs'
import { startDemo } from '../server/demo.ts'

const demo = fileURLToPath(new URL('..', import.meta.url))

export interface Site {
  readonly url: string
  /** A visitor with a storage of their own, on the page and in the room. */
  visit(name: string): Promise<Page>
  /** What pages said in their consoles since they were opened. */
  readonly said: readonly string[]
  close(): Promise<void>
}

/** Builds the demo's page, unless it is there as it is now, starts the demo, and a browser. */
export async function openSite(): Promise<Site> {
  const page = await builtPage()
  const { url, close } = await startDemo({ port: 0, page })
  const browser = await chromium.launch(chromiumLaunch)
  const said: string[] = []
  return {
    url,
    said,
    visit: (name) => visit(browser, url, name, said),
    async close() {
      await browser.close()
      await close()
    },
  }
}

/** As visitors get it, once for all files of tests; each that finds none puts a whole one there. */
async function builtPage(): Promise<string> {
  const all = join(demo, '..', '.cache', 'demo-page')
  const packages = join(demo, '..', 'packages')
  const hash = hashOf([demo, packages, join(demo, '..', 'pnpm-lock.yaml')])
  const page = join(all, hash)
  if (existsSync(page)) return page
  mkdirSync(all, { recursive: true })
  for (const old of readdirSync(all).filter((name) => !name.startsWith(hash)))
    rmSync(join(all, old), { recursive: true })
  const own = mkdtempSync(`${page}-`)
  await buildPage(own)
  try {
    renameSync(own, page)
  } catch {
    // Another was there first.
    rmSync(own, { recursive: true })
  }
  return page
}

/** Tests run in a process where this says "test". */
async function buildPage(outDir: string): Promise<void> {
  const { NODE_ENV } = process.env
  process.env.NODE_ENV = 'production'
  try {
    await build({ root: demo, logLevel: 'error', build: { outDir } })
  } finally {
    process.env.NODE_ENV = NODE_ENV
  }
}

async function visit(browser: Browser, url: string, name: string, said: string[]): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  context.on('console', (message) => said.push(`${name}: ${message.text()}`))
  context.on('weberror', (error) => said.push(`${name}: ${error.error().message}`))
  const page = await context.newPage()
  await page.goto(url)
  for (const one of panes(page)) await one.getByText('Live').waitFor()
  await page.getByRole('textbox', { name: 'Your name' }).fill(name)
  await page.keyboard.press('Enter')
  for (const framework of frameworks) await person(pane(page, 'React'), `${name} · ${framework}`).waitFor()
  return page
}

export const frameworks = ['React', 'Vue', 'Svelte'] as const
export type FrameworkName = (typeof frameworks)[number]

export const pane = (page: Page, framework: FrameworkName) =>
  page.getByRole('region', { name: framework, exact: true })

export const panes = (page: Page) => frameworks.map((framework) => pane(page, framework))

/** Somebody in the stack of pictures at a pane's head, where one's own is marked. */
export const person = (pane: Locator, name: string) => {
  const pictures = pane.locator('.pane-state')
  const called = (all: string) => pictures.getByRole('img', { name: all, exact: true })
  return called(name).or(called(`${name} (you)`))
}

/** Shows something else in all panes. */
export const show = (page: Page, scene: string) =>
  page.getByRole('group', { name: 'What the panes show' }).getByRole('button', { name: scene }).click()
