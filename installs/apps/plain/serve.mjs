import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'

// Two files, as any host of static files would give them.
const files = { '/': ['index.html', 'text/html'], '/browser.mjs': ['browser.mjs', 'text/javascript'] }
createServer(async ({ url = '/' }, response) => {
  const [name, type] = files[url] ?? []
  if (!name) return response.writeHead(url === '/favicon.ico' ? 204 : 404).end()
  response.setHeader('Content-Type', `${type}; charset=utf-8`).end(await readFile(name))
}).listen(Number(process.env.PORT))
