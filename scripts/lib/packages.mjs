import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.mjs'

/**
 * @typedef {object} WorkspacePackage
 * @property {string} name
 * @property {string} folder absolute
 * @property {Record<string, any>} manifest
 * @property {string[]} needs names of the workspace packages that it depends on
 */

/**
 * The packages under `packages/`, each after those it depends on.
 * @param {string} [base] the folder of the project, or of a copy of it
 * @returns {WorkspacePackage[]}
 */
export function packages(base = root) {
  const found = readdirSync(join(base, 'packages'))
    .map((name) => join(base, 'packages', name))
    .filter((folder) => existsSync(join(folder, 'package.json')))
    .map(read)
  /** @type {Set<WorkspacePackage>} */
  const ordered = new Set()
  /** @param {WorkspacePackage} one */
  const visit = (one) => {
    for (const other of found) if (one.needs.includes(other.name)) visit(other)
    ordered.add(one)
  }
  found.forEach(visit)
  return [...ordered]
}

/**
 * @param {string} folder
 * @returns {WorkspacePackage}
 */
export function read(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  // What only tests need takes no part: it is used from its source.
  const ranges = Object.entries({ ...manifest.dependencies })
  const needs = ranges.filter(([, range]) => String(range).startsWith('workspace:')).map(([name]) => name)
  return { name: manifest.name, folder, manifest, needs }
}

/**
 * What a package exports, with a line for each file that a pattern stands for; what is closed is left out.
 * @param {WorkspacePackage} one
 * @returns {Record<string, any>}
 */
export function exportsOf({ folder, manifest }) {
  const all = Object.entries(manifest.exports).filter(([, target]) => target !== null)
  const lines = all.flatMap(([subpath, target]) =>
    subpath.includes('*') && target['@channelkit/source']
      ? namesIn(folder, target['@channelkit/source'])
          .filter((name) => !(subpath.replace('*', name) in manifest.exports))
          .map((name) => [subpath.replace('*', name), filledIn(target, name)])
      : [[subpath, target]],
  )
  return Object.fromEntries(lines)
}

/**
 * What a pattern's star stands for.
 * @param {string} folder
 * @param {string} pattern
 */
function namesIn(folder, pattern) {
  const [before = '', after = ''] = pattern.split('*')
  const found = readdirSync(join(folder, before))
  return after.startsWith('/')
    ? found.filter((name) => existsSync(join(folder, before, name + after)))
    : found.filter((name) => name.endsWith(after)).map((name) => name.slice(0, -after.length))
}

/**
 * @param {Record<string, string>} target
 * @param {string} name
 */
const filledIn = (target, name) =>
  Object.fromEntries(Object.entries(target).map(([condition, path]) => [condition, path.replace('*', name)]))

/**
 * The importable entries of a package: subpath to built file, stylesheets and package.json left out.
 * @param {WorkspacePackage} one
 * @returns {Array<{ subpath: string, file: string }>}
 */
export function entries(one) {
  return Object.entries(exportsOf(one))
    .map(([subpath, target]) => ({ subpath, file: typeof target === 'string' ? target : target.default }))
    .filter(({ file }) => /\.[cm]?js$/.test(file))
}
