import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { chromiumLaunch } from '../../../../scripts/lib/chromium-launch.mjs'
import { startProxy } from '../support/proxy.ts'
import { startServer } from '../support/server.ts'
import { wait } from '../support/wait.ts'

const script = readFileSync(createRequire(import.meta.url).resolve('pusher-js/dist/web/pusher.min.js'))
let browser: Browser
beforeAll(async () => {
  browser = await chromium.launch(chromiumLaunch)
}, 60_000)
afterAll(() => browser?.close())

/** A page of another origin with pusher-js as it comes, that notes what it hears. */
async function openPage(port: number, options: object): Promise<Page> {
  const pages = createServer((request, response) => {
    if (request.url === '/pusher.js') return response.end(script)
    response.setHeader('Content-Type', 'text/html').end('<script src="/pusher.js"></script>')
  })
  await new Promise<void>((resolve) => pages.listen(0, '127.0.0.1', resolve))
  const page = await browser.newPage()
  onTestFinished(async () => {
    await page.close()
    pages.close()
  })
  await page.goto(`http://127.0.0.1:${(pages.address() as AddressInfo).port}/`)
  const settings = {
    cluster: 'own',
    wsHost: '127.0.0.1',
    wsPort: port,
    httpHost: '127.0.0.1',
    httpPort: port,
    forceTLS: false,
    ...options,
  }
  await page.evaluate((given) => {
    // biome-ignore lint/suspicious/noExplicitAny: what the page's script made global.
    const host = globalThis as any
    host.heard = []
    host.pusher = new host.Pusher('app-key', given)
    host.channel = host.pusher.subscribe('a')
    host.channel.bind('e', ({ n }: { n: number }) => host.heard.push(n))
  }, settings)
  return page
}

const look = (page: Page) =>
  page.evaluate(() => {
    // biome-ignore lint/suspicious/noExplicitAny: what the page's script made global.
    const { pusher, channel, heard } = globalThis as any
    return {
      state: pusher.connection.state as string,
      transport: pusher.connection.connection?.transport?.name as string | undefined,
      subscribed: channel.subscribed as boolean,
      heard: heard as number[],
    }
  })

describe('pusher-js in Chromium, from another origin', { timeout: 60_000 }, () => {
  it.each(['xhr_streaming', 'xhr_polling'])(
    'over %s alone hears everything once, in order',
    async (transport) => {
      const { port, state, hub } = await startServer()
      const page = await openPage(port, { enabledTransports: [transport] })
      await wait(async () => expect(await look(page)).toMatchObject({ state: 'connected', subscribed: true }))
      let connected = 0
      hub.tap(({ type }) => type === 'connected' && connected++)
      const padding = 'ä'.repeat(2000)
      for (let n = 0; n < 500; n++) {
        state.publish('a', 'e', JSON.stringify({ n, padding }))
        if (n % 10 === 0) await new Promise((resolve) => setTimeout(resolve, 2))
      }
      await wait(async () => expect((await look(page)).heard).toHaveLength(500))
      expect(await look(page)).toMatchObject({
        state: 'connected',
        heard: Array.from({ length: 500 }, (_, n) => n),
      })
      expect(connected).toBe(0)
    },
  )

  it('behind a proxy that kills upgrades finds another way by itself', async () => {
    const { port, state, hub } = await startServer()
    const transports: string[] = []
    hub.tap((happening) => happening.type === 'connected' && transports.push(happening.transport))
    const proxy = await startProxy(port, { upgrades: false })
    const page = await openPage(proxy.port, { enabledTransports: ['ws', 'xhr_streaming', 'xhr_polling'] })
    await wait(async () => expect(await look(page)).toMatchObject({ state: 'connected', subscribed: true }))
    expect(proxy.killed()).toBeGreaterThan(0)
    state.publish('a', 'e', '{"n":7}')
    await wait(async () => expect((await look(page)).heard).toEqual([7]))
    expect(transports).toContain('xhr_streaming')
  })
})
