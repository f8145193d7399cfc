import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

const generated = new Set([
  'node_modules',
  'dist',
  'samples',
  '.cache',
  '.svelte-kit',
  '.svelte-check',
  '__screenshots__',
])

/**
 * One hash over the content of files and folders; what is generated does not count.
 * @param {string[]} paths
 */
export function hashOf(paths) {
  const hash = createHash('sha256')
  for (const path of paths.filter(existsSync))
    for (const file of filesOf(path)) {
      hash.update(`${file}\0`).update(readFileSync(file)).update('\0')
    }
  return hash.digest('hex')
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesOf(path) {
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .filter((name) => !generated.has(name))
    .sort()
    .flatMap((name) => filesOf(join(path, name)))
}
