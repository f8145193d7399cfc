import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Locator, type Page } from 'playwright-core'
import { build } from 'vite'
import { chromiumLaunch } from '../../scripts/lib/chromium-launch.mjs'
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

/** Builds the demo's page into a folder of its own, starts the demo, and a browser. */
export async function openSite(): Promise<Site> {
  const page = mkdtempSync(join(tmpdir(), 'channelkit-demo-'))
  await buildPage(page)
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
      rmSync(page, { recursive: true })
    },
  }
}

/** As visitors get it: tests run in a process where this says "test". */
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
