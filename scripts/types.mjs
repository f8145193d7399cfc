import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { svelteCheck, tsc } from './lib/checkers.mjs'
import { packages } from './lib/packages.mjs'
import { root } from './lib/root.mjs'
import { bin, pool, run } from './lib/run.mjs'

const folders = [
  ...packages().flatMap(({ folder }) => [folder, join(folder, 'test')]),
  ...['demo', 'dashboard', 'installs', 'contract', 'contract/types', 'stories', 'registry', 'site', '.'].map(
    (name) => join(root, name),
  ),
]
const projects = folders.map((folder) => join(folder, 'tsconfig.json')).filter(existsSync)

/**
 * Every way in which a project is checked: by what else reads files that the compiler can't.
 * @param {string} project
 * @returns {string[][]}
 */
function checksOf(project) {
  const folder = dirname(project)
  const bySvelte = svelteCheck(folder, project)
  // What a template says wrong of a component, only the compilers of templates see.
  if (['contract/types', 'demo', 'registry'].some((name) => folder === join(root, name)))
    return [[bin('vue-tsc'), '-p', project, '--pretty', 'false'], bySvelte]
  const withSvelte = [join(root, 'packages', 'svelte'), join(root, 'stories')]
  return [withSvelte.includes(folder) ? bySvelte : [tsc, '-p', project, '--pretty', 'false']]
}

const checks = projects.flatMap((project) => checksOf(project).map((check) => ({ project, check })))
const codes = await pool(checks, availableParallelism(), async ({ project, check: [tool = '', ...args] }) => {
  const { code, output } = await run(tool, args, { quiet: true })
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${relative(root, project)}`)
  if (code !== 0) console.log(output)
  return code
})

process.exit(codes.every((code) => code === 0) ? 0 : 1)
