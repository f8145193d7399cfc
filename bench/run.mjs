import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installBeside } from '../scripts/install.mjs'
import { run } from '../scripts/lib/run.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))
const suites = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(join(here, entry.name, 'index.mjs')))
  .map(({ name }) => name)

const [suite = '', ...args] = process.argv.slice(2)
if (!suites.includes(suite)) {
  console.error(`Usage: npm run bench SUITE, where SUITE is one of: ${suites.join(', ')}`)
  process.exit(2)
}
// What compilers need is installed with the project.
if (suite !== 'types' && !(await installBeside(here, 'Installing what to compare with…'))) process.exit(1)
const { code } = await run('node', [join(here, suite, 'index.mjs'), ...args])
process.exit(code)
