import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { install } from './install.mjs'
import { hashOf } from './lib/hash.mjs'
import { packages, read } from './lib/packages.mjs'
import { root } from './lib/root.mjs'
import { run } from './lib/run.mjs'

/** @typedef {import('./lib/packages.mjs').WorkspacePackage} WorkspacePackage */

const shared = ['pnpm-lock.yaml', 'tsconfig.base.json', 'scripts/lib/dts.ts'].map((name) => join(root, name))
const cache = join(root, '.cache', 'build')

/** Builds the packages, each as soon as those it needs are built, and the demo; unchanged ones are left. */
export async function build() {
  const all = packages()
  /** @type {Map<string, Promise<string | undefined>>} */
  const keys = new Map()
  for (const one of all) keys.set(one.name, afterNeeds(one, keys))
  const results = await Promise.all([...keys.values(), buildDemo()])
  return results.every(Boolean)
}

/** Builds the demo, from the packages' source. */
export async function buildDemo() {
  const demo = read(join(root, 'demo'))
  return buildOne(demo, hashOf([...new Set([...foldersOf('demo'), ...foldersOf('dashboard'), ...shared])]))
}

/**
 * A page's folder, and those of all packages from whose source it is built.
 * @param {string} page
 */
function foldersOf(page) {
  const { folder, needs } = read(join(root, page))
  const all = packages()
  const sources = new Set(needs)
  for (const name of sources)
    for (const need of all.find((one) => one.name === name)?.needs ?? []) sources.add(need)
  return [folder, ...all.filter(({ name }) => sources.has(name)).map((one) => one.folder)]
}

/**
 * @param {WorkspacePackage} one
 * @param {Map<string, Promise<string | undefined>>} keys
 */
async function afterNeeds(one, keys) {
  const needs = await Promise.all(one.needs.map((name) => keys.get(name)))
  // The server brings a page along.
  const folders = one.name === '@channelkit/server' ? foldersOf('dashboard') : []
  if (needs.every(Boolean)) return buildOne(one, hashOf([one.folder, ...folders, ...shared]) + needs.join(''))
  console.error(`${one.name} is not built, because a package that it needs failed.`)
}

/**
 * Gives the key of what is built now: the content of the package and of all that it needs.
 * @param {WorkspacePackage} one
 * @param {string} content
 * @returns {Promise<string | undefined>} nothing if the build failed
 */
async function buildOne(one, content) {
  const stamp = join(cache, basename(one.folder))
  const dist = join(one.folder, 'dist')
  if (existsSync(dist) && existsSync(stamp) && readFileSync(stamp, 'utf8') === content) return content
  const started = performance.now()
  const { code, output } = await run('npm', ['run', 'build'], { cwd: one.folder, quiet: true })
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  if (code !== 0) {
    console.error(`${one.name} failed to build:\n${output}`)
    return
  }
  console.log(`built ${one.name} in ${seconds} s`)
  mkdirSync(cache, { recursive: true })
  writeFileSync(stamp, content)
  return content
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.exit((await install()) && (await build()) ? 0 : 1)
}
