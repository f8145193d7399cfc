import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { pnpm } from './install.mjs'
import { contentProblems, lint, namingProblems, peerProblems, typeProblems } from './lib/package-checks.mjs'
import { entries, exportsOf, packages } from './lib/packages.mjs'
import { pool, run } from './lib/run.mjs'

/** @typedef {import('./lib/packages.mjs').WorkspacePackage} WorkspacePackage */

/**
 * Packs the packages as they are published, and looks at each as somebody would who installs it.
 */
const into = mkdtempSync(join(tmpdir(), 'channelkit-pack-'))
const all = packages()
const packing = ['--recursive', '--filter', './packages/*', 'pack', '--pack-destination', into]
const packed = await run('npx', ['--yes', pnpm, ...packing], { quiet: true })
if (packed.code !== 0) console.log(packed.output)

const reports = await pool(all, availableParallelism(), async (one) => {
  const { manifest } = one
  const file = join(into, `${one.name.replace('@', '').replace('/', '-')}-${manifest.version}.tgz`)
  /** @type {Array<[what: string, faults: () => string[] | Promise<string[]>]>} */
  const checks = [
    ['contents', () => contentProblems(file)],
    ['names', () => namingProblems(manifest, basename(one.folder))],
    ['peers', () => peerProblems(manifest)],
    ['publint', () => lint(file, manifest)],
    ['types', () => typeProblems(file, manifest)],
    ['imports in Node', () => importsInNode(one)],
    ['client entries', () => clientEntries(one)],
  ]
  const found = []
  for (const [what, faults] of checks)
    found.push({ what, faults: await Promise.resolve().then(faults).catch(told) })
  return { one, found }
})
rmSync(into, { recursive: true })

let good = packed.code === 0
for (const { one, found } of reports)
  for (const { what, faults } of found) {
    console.log(`  ${faults.length ? 'FAILED' : 'ok    '} ${one.name}: ${what}`)
    for (const fault of faults) console.log(fault.replace(/^/gm, '         '))
    if (faults.length) good = false
  }
process.exit(good ? 0 : 1)

/** @param {unknown} error a check that can't be made has failed */
function told(error) {
  return [String(error)]
}

/**
 * Every built entry loads in plain Node: nothing touches `window` or `document` at the top of a module. What is written in
 * Svelte's language is compiled by the application: only its bundler can load it, and tests render it on a server.
 * @param {WorkspacePackage} one
 */
async function importsInNode(one) {
  const { name, folder, manifest } = one
  if (manifest.svelte) return []
  const loaded = entries(one)
  const imports = loaded.map(({ subpath }) => `await import('${name}${subpath.slice(1)}')`)
  const args = ['--input-type=module', '-e', imports.join('\n')]
  const { code, output } = await run('node', args, { cwd: folder, quiet: true })
  return code === 0 ? [] : [output]
}

/**
 * What says 'use client' in its source still says so when built, or server components could not import it.
 * @param {WorkspacePackage} one
 */
function clientEntries(one) {
  const { folder } = one
  const directive = /^['"]use client['"]/
  return Object.values(exportsOf(one))
    .filter((target) => target['@channelkit/source'])
    .filter((target) => directive.test(readFileSync(join(folder, target['@channelkit/source']), 'utf8')))
    .filter((target) => !directive.test(readFileSync(join(folder, target.default), 'utf8')))
    .map((target) => `${target.default} has lost its 'use client'`)
}
