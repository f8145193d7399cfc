import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pnpm } from './install.mjs'
import { entries, exportsOf, packages } from './lib/packages.mjs'
import { bin, run } from './lib/run.mjs'

/** @typedef {import('./lib/packages.mjs').WorkspacePackage} WorkspacePackage */

const into = mkdtempSync(join(tmpdir(), 'channelkit-pack-'))
let good = true

for (const one of packages()) {
  const file = join(into, `${one.name.replace('@', '').replace('/', '-')}-${one.manifest.version}.tgz`)
  report(
    one,
    'packs',
    await run('npx', ['--yes', pnpm, 'pack', '--out', file], { cwd: one.folder, quiet: true }),
  )
  report(one, 'license and readme', await packed(file))
  report(one, 'publint', await run(bin('publint'), [file, '--strict'], { quiet: true }))
  report(
    one,
    'types',
    await run(bin('attw'), [file, '--profile', 'esm-only', ...withoutTypes(one)], { quiet: true }),
  )
  report(one, 'imports in Node', await importsInNode(one))
  report(one, 'client entries', clientEntries(one))
}

rmSync(into, { recursive: true })
process.exit(good ? 0 : 1)

/**
 * What everybody who installs a package must find in it. pnpm takes the project's license along.
 * @param {string} file
 */
async function packed(file) {
  const { output } = await run('tar', ['-tzf', file], { quiet: true })
  const found = output.split('\n')
  const missing = ['package/LICENSE', 'package/README.md'].filter((name) => !found.includes(name))
  return { code: missing.length, output: `missing: ${missing.join(', ')}` }
}

/**
 * Stylesheets have no types to check.
 * @param {WorkspacePackage} one
 */
function withoutTypes({ manifest }) {
  const styles = Object.keys(manifest.exports).filter((subpath) => subpath.endsWith('.css'))
  return styles.length ? ['--exclude-entrypoints', ...styles] : []
}

/**
 * Every built entry loads in plain Node: nothing touches `window` or `document` at the top of a module. Where Svelte
 * components are within reach only bundlers can load an entry; their tests render on a server.
 * @param {WorkspacePackage} one
 */
function importsInNode(one) {
  const { name, folder, manifest } = one
  const loaded = entries(one).filter(({ subpath }) => !manifest.svelte || subpath === '.')
  const imports = loaded.map(({ subpath }) => `await import('${name}${subpath.slice(1)}')`)
  return run('node', ['--input-type=module', '-e', imports.join('\n')], { cwd: folder, quiet: true })
}

/**
 * What says 'use client' in its source still says so when built, or server components could not import it.
 * @param {WorkspacePackage} one
 */
function clientEntries(one) {
  const { folder } = one
  const directive = /^['"]use client['"]/
  const lost = Object.values(exportsOf(one))
    .filter((target) => target['@channelkit/source'])
    .filter((target) => directive.test(readFileSync(join(folder, target['@channelkit/source']), 'utf8')))
    .filter((target) => !directive.test(readFileSync(join(folder, target.default), 'utf8')))
    .map((target) => target.default)
  return { code: lost.length, output: `without 'use client': ${lost.join(', ')}` }
}

/**
 * @param {WorkspacePackage} one
 * @param {string} what
 * @param {{ code: number, output: string }} result
 */
function report(one, what, { code, output }) {
  console.log(`  ${code === 0 ? 'ok    ' : 'FAILED'} ${one.name}: ${what}`)
  if (code === 0) return
  good = false
  console.log(output)
}
