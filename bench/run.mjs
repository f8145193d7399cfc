import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { install as installProject, pnpm } from '../scripts/install.mjs'
import { hashOf } from '../scripts/lib/hash.mjs'
import { run } from '../scripts/lib/run.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))
const suites = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(join(here, entry.name, 'index.mjs')))
  .map(({ name }) => name)

/** Installs what is compared with, if it is not there or the lockfile changed; says whether all is well. */
async function installPeers() {
  const stamp = join(here, 'node_modules', '.channelkit', 'lockfile')
  const wanted = hashOf([join(here, 'pnpm-lock.yaml')])
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return true
  console.log('Installing what to compare with…')
  // No package here needs its install scripts, and nothing downloaded for a comparison should run any.
  const args = ['--yes', pnpm, 'install', '--ignore-scripts', '--config.confirmModulesPurge=false']
  if ((await run('npx', args, { cwd: here })).code !== 0) return false
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, hashOf([join(here, 'pnpm-lock.yaml')]))
  return true
}

const [suite = '', ...args] = process.argv.slice(2)
if (!suites.includes(suite)) {
  console.error(`Usage: npm run bench SUITE, where SUITE is one of: ${suites.join(', ')}`)
  process.exit(2)
}
if (!(await installProject()) || !(await installPeers())) process.exit(1)
const { code } = await run('node', [join(here, suite, 'index.mjs'), ...args])
process.exit(code)
