import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { packages } from './lib/packages.mjs'
import { root } from './lib/root.mjs'
import { bin, pool, run } from './lib/run.mjs'

const folders = [
  ...packages().flatMap(({ folder }) => [folder, join(folder, 'test')]),
  ...['demo', 'installs', 'contract', 'contract/types', 'stories', '.'].map((name) => join(root, name)),
]
const projects = folders.map((folder) => join(folder, 'tsconfig.json')).filter(existsSync)

/** TypeScript's own compiler in its native build: some ten times faster. */
const tsc = join(root, 'node_modules', '@typescript', 'native', 'bin', 'tsc')

/**
 * svelte-check where there are `.svelte` files, which tsc can't read.
 * @param {string} project
 * @returns {[string, ...string[]]}
 */
const checkerOf = (project) =>
  [join(root, 'packages', 'svelte'), join(root, 'stories')].includes(dirname(project))
    ? [
        bin('svelte-check'),
        '--workspace',
        dirname(project),
        '--tsconfig',
        project,
        '--fail-on-warnings',
        '--tsgo',
      ]
    : [tsc, '-p', project, '--pretty', 'false']

const codes = await pool(projects, availableParallelism(), async (project) => {
  const [tool, ...args] = checkerOf(project)
  const { code, output } = await run(tool, args, { quiet: true })
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${relative(root, project)}`)
  if (code !== 0) console.log(output)
  return code
})

process.exit(codes.every((code) => code === 0) ? 0 : 1)
