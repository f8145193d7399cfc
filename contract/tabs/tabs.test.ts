import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { chromiumLaunch } from '../../scripts/lib/chromium-launch.mjs'
import { startWorld } from '../core/real-server.ts'

interface Look {
  heard: number[]
  errors: string[]
  status: string
  count: number
  me: string
  socketId: string
}
const look = (page: Page) => page.evaluate(() => (window as unknown as { look(): Look }).look())
const patient = (run: () => Promise<void> | void) => vi.waitFor(run, { timeout: 30_000, interval: 20 })

let browser: Browser
const files = new Map<string, string>()
beforeAll(async () => {
  const path = (file: string) => fileURLToPath(new URL(file, import.meta.url))
  const { outputFiles } = await build({
    entryPoints: { page: path('./page.ts'), worker: path('../../packages/core/src/worker.ts') },
    bundle: true,
    format: 'esm',
    outdir: '/out',
    write: false,
    conditions: ['@channelkit/source'],
    define: { 'process.env.NODE_ENV': '"development"' },
  })
  for (const file of outputFiles) files.set(file.path.replace('/out', ''), file.text)
  browser = await chromium.launch(chromiumLaunch)
}, 120_000)
afterAll(() => browser?.close())

/** A browser whose tabs all show the same page, and the server that they are on. */
async function start(kind: true | 'shared', without: string[] = []) {
  const world = await startWorld()
  const pages = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost')
    if (pathname === '/auth') {
      const answer = world.sdk.authorizeChannel(searchParams.get('socketId')!, searchParams.get('channel')!, {
        user_id: 'ann',
      })
      return response.end(JSON.stringify(answer))
    }
    // No script of another place, and none that a page makes for itself.
    response.setHeader('Content-Security-Policy', "script-src 'self'; worker-src 'self'")
    const script = files.get(pathname)
    response.setHeader('Content-Type', script ? 'text/javascript' : 'text/html')
    response.end(script ?? '<!doctype html><script type="module" src="/page.js"></script>')
  })
  await new Promise<void>((resolve) => pages.listen(0, '127.0.0.1', resolve))
  const context: BrowserContext = await browser.newContext()
  onTestFinished(async () => {
    await context.close()
    pages.close()
    await world.end()
  })
  await context.addInitScript((names) => {
    for (const name of names) Reflect.deleteProperty(globalThis, name)
  }, without)
  const given = encodeURIComponent(JSON.stringify({ port: world.port, kind }))
  const open = async () => {
    const page = await context.newPage()
    await page.goto(`http://127.0.0.1:${(pages.address() as AddressInfo).port}/#${given}`)
    await patient(async () =>
      expect(await look(page)).toMatchObject({ status: 'live', count: 1, errors: [] }),
    )
    return page
  }
  const app = world.server.hub.app('app')
  let sent = 0
  return {
    context,
    open,
    sockets: () => app.connections.size,
    channels: () =>
      [...app.channels.values()].filter(({ sockets }) => sockets.size > 0).map(({ name }) => name),
    members: () => app.channels.get('presence-room')?.sockets.size,
    publish: (count: number) => {
      for (let n = 0; n < count; n++) app.publish('news', 'n', JSON.stringify(sent++))
    },
  }
}
const upTo = (count: number) => Array.from({ length: count }, (_, n) => n)

describe('tabs of Chromium', { timeout: 120_000 }, () => {
  it('a worker of its own hears everything once, in order', async () => {
    const { open, publish } = await start(true)
    const page = await open()
    publish(3000)
    await patient(async () => expect((await look(page)).heard).toHaveLength(3000))
    expect((await look(page)).heard).toEqual(upTo(3000))
  })

  it.each([
    ['a shared worker', []],
    ['a tab that leads, where there are no shared workers', ['SharedWorker']],
  ])('three of them are one connection, by %s', async (_, without) => {
    const { open, publish, sockets, members, channels } = await start('shared', without)
    const tabs = [await open(), await open(), await open()]
    expect([sockets(), members()]).toEqual([1, 1])
    publish(500)
    for (const tab of tabs) await patient(async () => expect((await look(tab)).heard).toHaveLength(500))
    for (const tab of tabs) expect(await look(tab)).toMatchObject({ heard: upTo(500), count: 1, me: 'ann' })
    await tabs[2]!.evaluate(() => (window as unknown as { also(name: string): void }).also('last'))
    await patient(() => expect(channels()).toContain('last'))
    await tabs[2]!.close()
    await patient(() => expect(channels().sort()).toEqual(['news', 'presence-room']))
    publish(10)
    for (const tab of tabs.slice(0, 2))
      await patient(async () => expect((await look(tab)).heard).toEqual(upTo(510)))
    expect(sockets()).toBe(1)
  })

  it('the tab that leads crashes: another one leads, and what was heard is there', async () => {
    const { open, publish, sockets, context } = await start('shared', ['SharedWorker'])
    const first = await open()
    const others = [await open(), await open()]
    publish(100)
    const session = await context.newCDPSession(first)
    for (const tab of others) await patient(async () => expect((await look(tab)).heard).toHaveLength(100))
    session.send('Page.crash').catch(() => {})
    for (const tab of others)
      await patient(async () => {
        publish(1)
        expect((await look(tab)).heard.at(-1)).toBeGreaterThan(100)
      })
    for (const tab of others) {
      const { heard, status } = await look(tab)
      expect([heard.slice(0, 100), status]).toEqual([upTo(100), 'live'])
      expect([...new Set(heard)].sort((a, b) => a - b)).toEqual(heard)
    }
    await patient(() => expect(sockets()).toBe(1))
  })
})
