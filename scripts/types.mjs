import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { svelteCheck, tsc } from './lib/checkers.mjs'
import { packages } from './lib/packages.mjs'
import { root } from './lib/root.mjs'
import { pool, run } from './lib/run.mjs'

const folders = [
  ...packages().flatMap(({ folder }) => [folder, join(folder, 'test')]),
  ...['demo', 'installs', 'contract', 'contract/types', 'stories', '.'].map((name) => join(root, name)),
]
const projects = folders.map((folder) => join(folder, 'tsconfig.json')).filter(existsSync)

/**
 * @param {string} project
 * @returns {string[]}
 */
const checkerOf = (project) =>
  [join(root, 'packages', 'svelte'), join(root, 'stories')].includes(dirname(project))
    ? svelteCheck(dirname(project), project)
    : [tsc, '-p', project, '--pretty', 'false']

const codes = await pool(projects, availableParallelism(), async (project) => {
  const [tool = '', ...args] = checkerOf(project)
  const { code, output } = await run(tool, args, { quiet: true })
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${relative(root, project)}`)
  if (code !== 0) console.log(output)
  return code
})

process.exit(codes.every((code) => code === 0) ? 0 : 1)
