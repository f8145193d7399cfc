import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
}

/**
 * Serves a folder as hosts of static sites do whose addresses are clean: `/page`, `/page/` and `/page.html` are one page.
 *
 * @param {string} folder
 * @returns {Promise<{ origin: string, close(): void }>}
 */
export async function serve(folder) {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname))
    const stripped = path.replace(/(\/index)?\.html$/, '/')
    if (stripped !== path) return void response.writeHead(301, { location: stripped }).end()
    const file = [path, join(path, 'index.html')]
      .map((one) => join(folder, one))
      .find((one) => existsSync(one) && statSync(one).isFile())
    const type = TYPES[/** @type {keyof typeof TYPES} */ (extname(file ?? '404.html'))]
    response.writeHead(file ? 200 : 404, { 'content-type': type ?? 'application/octet-stream' })
    createReadStream(file ?? join(folder, '404.html')).pipe(response)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() }
}
