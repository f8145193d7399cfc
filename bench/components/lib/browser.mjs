import { createServer } from 'node:http'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { chromium } from 'playwright-core'
import { chromium as findChromium } from '../../../scripts/chromium.mjs'

const here = new URL('..', import.meta.url).pathname

/**
 * A page that runs `code`, as a user's bundler would make it.
 * @param {string} code a module, whose imports are relative to bench/components
 * @param {{ external?: string[] }} [options]
 */
export async function bundle(code, { external = [] } = {}) {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: here, loader: 'ts' },
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['@channelkit/source'],
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.css': 'empty' },
    external,
    logLevel: 'error',
  })
  return outputFiles[0]?.text ?? ''
}

/** @param {string} code */
export async function sizeOf(code, external = ['pusher-js', 'pusher-js/*']) {
  return gzipSync(await bundle(code, { external }), { level: 9 }).length
}

/** Starts the browser; what runs in it is measured one page after the other. */
export async function startBrowser() {
  const executablePath = await findChromium()
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
  return {
    close: () => browser.close(),
    /**
     * Runs `start(root)` of a page, then lets it go on.
     * @param {string} script
     * @param {{ ratio: number, warm: number, seconds: number, hover?: [number, number],
     *   files?: Record<string, string> }} options `files` are scripts by their address, for workers
     */
    async measure(script, { ratio, warm, seconds, hover, files = {} }) {
      const server = createServer((request, response) => {
        const page = request.url === '/'
        response.setHeader('content-type', page ? 'text/html' : 'text/javascript')
        response.end(page ? html : (files[request.url ?? ''] ?? script))
      })
      await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
      const page = await browser.newPage({
        deviceScaleFactor: ratio,
        viewport: { width: 1000, height: 700 },
      })
      /** @type {string[]} */
      const errors = []
      page.on('pageerror', (error) => errors.push(String(error)))
      try {
        await page.goto(`http://127.0.0.1:${port}/`)
        const cdp = await page.context().newCDPSession(page)
        // Time that the main thread really ran, so that other work on the machine does not count.
        await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
        const read = async () => {
          const { metrics } = await cdp.send('Performance.getMetrics')
          const of = (/** @type {string} */ name) => metrics.find((one) => one.name === name)?.value ?? 0
          const frames = /** @type {number} */ (await page.evaluate('globalThis.frames_'))
          return { task: of('TaskDuration') * 1000, script: of('ScriptDuration') * 1000, frames }
        }
        await page.waitForFunction('globalThis.ready_')
        const before = await read()
        await page.evaluate('globalThis.start_()')
        const first = (await read()).task - before.task
        if (hover) await page.mouse.move(...hover)
        await page.waitForTimeout(warm * 1000)
        const from = await read()
        await page.waitForTimeout(seconds * 1000)
        const to = await read()
        await cdp.send('HeapProfiler.collectGarbage')
        const { usedSize } = await cdp.send('Runtime.getHeapUsage')
        if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${Date.now()}.png` })
        if (errors.length > 0) throw new Error(errors[0])
        const frames = to.frames - from.frames
        return {
          main: (to.task - from.task) / frames,
          script: (to.script - from.script) / frames,
          fps: frames / seconds,
          first,
          heap: usedSize / 1e6,
        }
      } finally {
        await page.close()
        server.close()
      }
    },
  }
}

const html = `<!doctype html><meta charset="utf-8"><style>body{margin:20px;font:14px sans-serif}</style>
<div id="root"></div><script type="module" src="/page.js"></script>`
