import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import lightDark from '@csstools/postcss-light-dark-function'
import { transform } from 'esbuild'
import type { BrowserContext, Page } from 'playwright-core'
import postcss from 'postcss'
import { build, type InlineConfig } from 'vite'
import type { BrowserCommand } from 'vitest/node'
import { stylesheets } from '../../packages/ui/scripts/stylesheet.mjs'

const old = ['chrome100', 'firefox100', 'safari15']

async function byVite(css: string, options: InlineConfig['build'] = {}): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'channelkit-css-'))
  await writeFile(join(root, 'app.css'), css)
  await writeFile(join(root, 'index.html'), '<link rel="stylesheet" href="./app.css">')
  const result = await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: { ...options, write: false },
  })
  await rm(root, { recursive: true })
  const { output } = [result].flat()[0] as { output: { fileName: string; source?: string | Uint8Array }[] }
  return String(output.find(({ fileName }) => fileName.endsWith('.css'))!.source)
}

const tools = {
  'no tool': async (css: string) => css,
  Vite: (css: string) => byVite(css),
  'Vite, for old browsers': (css: string) => byVite(css, { target: old, cssTarget: old }),
  'Vite, with esbuild': (css: string) => byVite(css, { cssMinify: 'esbuild' }),
  esbuild: async (css: string) => (await transform(css, { loader: 'css', minify: true, target: old })).code,
  PostCSS: async (css: string) => (await postcss([lightDark()]).process(css, { from: undefined })).css,
}

export type Tool = keyof typeof tools

const ours = stylesheets()['styles.css']!

/** The stylesheet as it is published, with that of an application, as `tool` hands both to a browser. */
export const processed: BrowserCommand<[tool: Tool, application: string]> = (_, tool, application) =>
  tools[tool](`${ours}\n${application}`)

/** What a test calls by `commands`. */
export interface StyleCommands {
  processed(tool: Tool, application: string): Promise<string>
  inPage(html: string, system: 'light' | 'dark', script: string): Promise<unknown>
}

let page: Promise<Page> | undefined

/** What `script` gives in a page that has this markup and whose system is light or dark. */
export const inPage: BrowserCommand<[html: string, system: 'light' | 'dark', script: string]> = async (
  command,
  html,
  system,
  script,
) => {
  // One page for all: to open one takes longer than all that is asked of it.
  const { context } = command as typeof command & { context: BrowserContext }
  page ??= context.browser()!.newPage()
  const open = await page!
  await open.emulateMedia({ colorScheme: system })
  // What a document once said of its colours stays with it.
  await open.goto('about:blank')
  await open.setContent(html)
  return open.evaluate(script)
}
