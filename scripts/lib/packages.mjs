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
 * @returns {WorkspacePackage[]}
 */
export function packages() {
  const found = readdirSync(join(root, 'packages'))
    .map((name) => join(root, 'packages', name))
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
 * The importable entries of a package: subpath to built file, stylesheets and package.json left out.
 * @param {Record<string, any>} manifest
 * @returns {Array<{ subpath: string, file: string }>}
 */
export function entries(manifest) {
  return Object.entries(manifest.exports)
    .map(([subpath, target]) => ({ subpath, file: typeof target === 'string' ? target : target.default }))
    .filter(({ file }) => /\.[cm]?js$/.test(file))
}
