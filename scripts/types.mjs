import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, relative } from 'node:path'
import { packages } from './lib/packages.mjs'
import { root } from './lib/root.mjs'
import { bin, pool, run } from './lib/run.mjs'

const folders = [
  ...packages().flatMap(({ folder }) => [folder, join(folder, 'test')]),
  ...['demo', 'contract', 'contract/types', '.'].map((name) => join(root, name)),
]
const projects = folders.map((folder) => join(folder, 'tsconfig.json')).filter(existsSync)

const codes = await pool(projects, availableParallelism(), async (project) => {
  const { code, output } = await run(bin('tsc'), ['-p', project, '--pretty', 'false'], { quiet: true })
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${relative(root, project)}`)
  if (code !== 0) console.log(output)
  return code
})

process.exit(codes.every((code) => code === 0) ? 0 : 1)
