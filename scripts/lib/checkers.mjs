import { join } from 'node:path'
import { root } from './root.mjs'
import { bin } from './run.mjs'

/** TypeScript's own compiler in its native build: some ten times faster. */
export const tsc = join(root, 'node_modules', '@typescript', 'native', 'bin', 'tsc')

/**
 * svelte-check, for what has `.svelte` files, which the compiler can't read.
 * @param {string} folder
 * @param {string} project its tsconfig
 * @returns {string[]}
 */
export const svelteCheck = (folder, project) => [
  bin('svelte-check'),
  '--tsgo',
  '--fail-on-warnings',
  '--workspace',
  folder,
  '--tsconfig',
  project,
]
