import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { basename, join } from 'node:path'
import { pnpm } from '../../scripts/install.mjs'
import { packages } from '../../scripts/lib/packages.mjs'
import { run } from '../../scripts/lib/run.mjs'

/**
 * A package registry for this scope alone, with the packages as they would be published, so that an application
 * installs them by name like any other. Everything else comes from where npm gets it anyway.
 * @param {string} folder where the tarballs are put
 */
export async function startRegistry(folder) {
  /** @type {Map<string, { file: string, manifest: Record<string, any> }>} */
  const packed = new Map()
  for (const { name, folder: cwd, manifest } of packages()) {
    const file = join(folder, `${name.replace('@', '').replace('/', '-')}-${manifest.version}.tgz`)
    const result = await run('npx', ['--yes', pnpm, 'pack', '--out', file], { cwd, quiet: true })
    if (result.code !== 0) throw new Error(`${name} does not pack:\n${result.output}`)
    const text = await run('tar', ['-xzOf', file, 'package/package.json'], { quiet: true })
    packed.set(name, { file, manifest: JSON.parse(text.output) })
  }

  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '')
    const tarball = [...packed.values()].find(({ file }) => path === `/${basename(file)}`)
    if (tarball) return response.end(readFileSync(tarball.file))
    const one = packed.get(path.slice(1))
    if (!one) return response.writeHead(404).end('{}')
    response.setHeader('content-type', 'application/json').end(JSON.stringify(packument(one, url)))
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))
  const url = `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}`
  const fileOf = (/** @type {string} */ name) => packed.get(name)?.file ?? ''
  return { url, names: [...packed.keys()], fileOf, close: () => server.close() }
}

/**
 * What npm asks of a registry about a package.
 * @param {{ file: string, manifest: Record<string, any> }} one
 * @param {string} url
 */
function packument({ file, manifest }, url) {
  const { name, version } = manifest
  const integrity = `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`
  const dist = { tarball: `${url}/${basename(file)}`, integrity }
  return { name, 'dist-tags': { latest: version }, versions: { [version]: { ...manifest, dist } } }
}
