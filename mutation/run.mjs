import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installBeside } from '../scripts/install.mjs'
import { run } from '../scripts/lib/run.mjs'
import { targets } from './targets.mjs'

/** Changes the code of a target in a copy, one place at a time, and looks whether a test fails. */
const here = fileURLToPath(new URL('.', import.meta.url))
const [target = '', ...files] = process.argv.slice(2)
if (!targets[target]) {
  const known = Object.keys(targets).join(', ')
  console.error(`Usage: npm run mutation TARGET [FILE or FILE:LINES…], where TARGET is one of: ${known}`)
  process.exit(2)
}
if (!(await installBeside(here, 'Installing the mutation tester…'))) process.exit(1)
const only = files.length ? ['--mutate', files.join(',')] : []
const { code } = await run(
  join(here, 'node_modules', '.bin', 'stryker'),
  ['run', join('mutation', 'stryker.config.mjs'), ...only],
  { env: { MUTATION_TARGET: target } },
)
process.exit(code)
