import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { channel, presence, typing } from '@channelkit/core'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import vue from '@vitejs/plugin-vue'
import { type Browser, chromium, type Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { chromiumLaunch } from '../../scripts/lib/chromium-launch.mjs'
import { definitions } from '../components/definitions.ts'
import { startWorld } from '../core/real-server.ts'
import { hostile, names, room } from './shown.ts'

interface Look {
  refused: string[]
  errors: string[]
  ran: boolean
  made: number
  text: Record<string, string>
}
const look = (page: Page) => page.evaluate(() => (window as unknown as { look(): Look }).look())
const path = (file: string) => fileURLToPath(new URL(file, import.meta.url))

/** What a page has to allow beside its own files: where it connects to, and how two frameworks name their policies. */
const policy = (port: number) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    `connect-src 'self' ws://127.0.0.1:${port}`,
    "require-trusted-types-for 'script'",
    'trusted-types vue svelte-trusted-html',
  ].join('; ')

let browser: Browser
beforeAll(async () => {
  browser = await chromium.launch(chromiumLaunch)
}, 120_000)
afterAll(() => browser?.close())

/** A production build, as an application is served. */
async function built(entry: string): Promise<Map<string, string>> {
  // Vite asks it, and Vitest has set it to `test`.
  vi.stubEnv('NODE_ENV', 'production')
  onTestFinished(() => void vi.unstubAllEnvs())
  const result = await build({
    configFile: false,
    logLevel: 'error',
    root: path('.'),
    plugins: [vue(), svelte({ configFile: false })],
    resolve: { conditions: ['@channelkit/source', 'svelte', 'browser', 'import', 'module', 'default'] },
    build: {
      write: false,
      modulePreload: { polyfill: false },
      rollupOptions: {
        input: { page: path(entry), styles: path('../../packages/ui/src/styles.css') },
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: '[name].js',
          assetFileNames: '[name][extname]',
        },
      },
    },
  })
  const outputs = Array.isArray(result) ? result : [result]
  return new Map(
    outputs
      .flatMap((one) => ('output' in one ? one.output : []))
      .map((file) => [`/${file.fileName}`, 'code' in file ? file.code : String(file.source)]),
  )
}

async function start(entry: string) {
  const files = await built(entry)
  const world = await startWorld()
  const styles = [...files.keys()].find((name) => name.endsWith('.css'))
  const pages = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost')
    response.setHeader('Content-Security-Policy', policy(world.port))
    if (pathname === '/auth') {
      const member = { user_id: 'ann', user_info: { name: 'Ann' } }
      const asked = searchParams.get('channel')!
      return response.end(
        JSON.stringify(world.sdk.authorizeChannel(searchParams.get('socketId')!, asked, member)),
      )
    }
    const file = files.get(pathname)
    const type = pathname.endsWith('.js') ? 'javascript' : pathname.endsWith('.css') ? 'css' : 'html'
    response.setHeader('Content-Type', `text/${type}; charset=utf-8`)
    response.end(
      file ??
        `<!doctype html><title>All</title><link rel="icon" href="/icon" /><link rel="stylesheet" href="${styles}" />
         <body><script type="module" src="/page.js"></script>`,
    )
  })
  await new Promise<void>((resolve) => pages.listen(0, '127.0.0.1', resolve))
  const page = await browser.newPage()
  const said: string[] = []
  page.on('console', (message) => said.push(message.text()))
  page.on('pageerror', (error) => said.push(String(error)))
  onTestFinished(async () => {
    await page.close()
    pages.close()
    await world.end()
  })
  const given = encodeURIComponent(JSON.stringify({ port: world.port }))
  await page.goto(`http://127.0.0.1:${(pages.address() as AddressInfo).port}/#${given}`)
  return { world, page, said }
}

describe('under a strict policy, and with names that would like to run', { timeout: 180_000 }, () => {
  it.each(['page-react.tsx', 'page-vue.ts', 'page-svelte.ts'])('every component of %s', async (entry) => {
    const { world, page, said } = await start(entry)
    const kit = world.kit('eve', {
      authorize: async ({ socketId, channel }) =>
        world.sdk.authorizeChannel(socketId, channel!, { user_id: hostile, user_info: { name: hostile } }),
    })
    onTestFinished(presence(kit, room).subscribe(() => {}))
    const types = typing(kit, room)
    onTestFinished(types.subscribe(() => {}))
    await vi.waitFor(() => expect(presence(kit, room).getSnapshot().count).toBe(2))
    types.start()
    await channel(kit, room).trigger('client-message', { id: 'm', text: hostile })
    await world.sdk.trigger(room, 'told', { n: 1, text: hostile })
    await world.sdk.trigger(room, 'told', { n: 2, text: hostile })
    await world.sdk.trigger(room, 'moved', { id: hostile, name: hostile, lat: 52.5, lng: 13.4 })
    await world.sdk.trigger(room, 'piece', { id: 'a', seq: 0, text: hostile })
    const plain = '<img src=x onerror='
    await vi.waitFor(async () => {
      const { text } = await look(page)
      expect(names.filter((name) => !text[name]?.includes(plain))).toEqual([])
    })
    const { refused, errors, ran, made, text } = await look(page)
    expect({ refused, errors, ran, made, said }).toEqual({
      refused: [],
      errors: [],
      ran: false,
      made: 0,
      said: [],
    })
    // The policy holds, or nothing would be shown by this.
    await page.evaluate(() => document.body.setAttribute('style', 'color: red'))
    await vi.waitFor(async () => expect((await look(page)).refused).toHaveLength(1))
    await expect(page.evaluate(() => Reflect.set(document.body, 'innerHTML', 'x'))).rejects.toThrow(
      'TrustedHTML',
    )
    expect(Object.keys(text).sort()).toEqual(Object.keys(definitions).sort())
  })
})
