import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { basename, join } from 'node:path'
import { pnpm } from '../../scripts/install.mjs'
import { packages } from '../../scripts/lib/packages.mjs'
import { run } from '../../scripts/lib/run.mjs'

/** @typedef {{ file: string, manifest: Record<string, any> }} Packed */

/**
 * A package registry for this scope alone, with the packages as they would be published, so that an application
 * installs them by name like any other. Everything else comes from where npm gets it anyway. A package is packed when it is asked for.
 * @param {string} folder where the tarballs are put
 */
export async function startRegistry(folder) {
  /** @type {Map<string, Promise<Packed>>} */
  const packed = new Map()
  const all = new Map(packages().map((one) => [one.name, one]))
  /** @param {string} name */
  async function pack(name) {
    const one = all.get(name)
    if (!one) throw new Error(`There is no package ${name}.`)
    const file = join(folder, `${name.replace('@', '').replace('/', '-')}-${one.manifest.version}.tgz`)
    const args = ['--yes', pnpm, 'pack', '--out', file]
    const result = await run('npx', args, { cwd: one.folder, quiet: true })
    if (result.code !== 0) throw new Error(`${name} does not pack:\n${result.output}`)
    const text = await run('tar', ['-xzOf', file, 'package/package.json'], { quiet: true })
    return { file, manifest: JSON.parse(text.output) }
  }
  /** @param {string} name */
  function packedOf(name) {
    const known = packed.get(name) ?? pack(name)
    packed.set(name, known)
    return known
  }

  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(request.url ?? '')
    try {
      if (path.endsWith('.tgz')) return response.end(readFileSync(join(folder, basename(path))))
      if (!all.has(path.slice(1))) return response.writeHead(404).end('{}')
      const body = JSON.stringify(packument(await packedOf(path.slice(1)), url))
      response.setHeader('content-type', 'application/json').end(body)
    } catch (error) {
      console.error(String(error))
      response.writeHead(500).end('{}')
    }
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))
  const url = `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}`
  const fileOf = async (/** @type {string} */ name) => (await packedOf(name)).file
  return { url, fileOf, close: () => server.close() }
}

/**
 * What npm asks of a registry about a package.
 * @param {Packed} one
 * @param {string} url
 */
function packument({ file, manifest }, url) {
  const { name, version } = manifest
  const integrity = `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`
  const dist = { tarball: `${url}/${basename(file)}`, integrity }
  return { name, 'dist-tags': { latest: version }, versions: { [version]: { ...manifest, dist } } }
}
