import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'

const TYPES = /** @type {Record<string, string>} */ ({
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
})

/** Before anything else runs: not every driver can listen to a console. */
const LISTEN = `<script>
window.__heard = []
{
  const hear = (kind, what) => window.__heard.push(kind + ': ' + String(what && (what.stack || what.message) || what).slice(0, 500))
  for (const kind of ['error', 'warn']) {
    const own = console[kind]
    console[kind] = (...args) => (hear(kind, args.map((arg) => arg instanceof Error ? arg.message : String(arg)).join(' ')), own.apply(console, args))
  }
  addEventListener('error', (event) => hear('uncaught', event.error || event.message))
  addEventListener('unhandledrejection', (event) => hear('unhandled', event.reason))
}
</script>`

/**
 * Serves a built Storybook on loopback.
 * @param {string} folder
 * @returns {Promise<{ url: string, stop(): void }>}
 */
export async function serve(folder) {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname))
    const file = join(folder, path)
    if (!file.startsWith(folder) || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end()
      return
    }
    response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream')
    const body = readFileSync(file)
    response.end(path === '/iframe.html' ? body.toString().replace('<head>', `<head>${LISTEN}`) : body)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  return {
    url: `http://127.0.0.1:${port}`,
    stop() {
      server.closeAllConnections()
      server.close()
    },
  }
}
