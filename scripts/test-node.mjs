import { existsSync, mkdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { apps } from '../installs/apps.mjs'
import { install } from './install.mjs'
import { root } from './lib/root.mjs'
import { bin, run } from './lib/run.mjs'

/**
 * Runs the packages' tests on other releases of Node, and a client and the server from their tarballs: what the packages promise
 * to run on. npm's package `node` brings the releases.
 */
const wanted = process.argv.slice(2)
const releases = wanted.length ? wanted : ['22', '24']
const wrong = releases.filter((release) => !/^\d+(\.\d+)*$/.test(release))
if (wrong.length) {
  console.error(`No release of Node: ${wrong.join(', ')}. It is called like this: npm run test:node -- 22 24`)
  process.exit(2)
}
if (!(await install())) process.exit(1)

/** @type {string[]} */
const failed = []
for (const release of releases) {
  const env = await environmentOf(release)
  if (!env) {
    failed.push(`Node ${release}: it could not be installed`)
    continue
  }
  const { output } = await run('node', ['--version'], { env, quiet: true })
  console.log(`\n── The packages' tests on Node ${output.trim()}`)
  const tests = await run(bin('vitest'), ['run', '--project', 'node', 'packages/'], { env })
  if (tests.code !== 0) failed.push(`Node ${release}: the packages' tests`)
}
const rows = releases
  .map((release) => `node-${release}`)
  .filter((name) => apps.some((app) => app.name === name))
if (rows.length) {
  console.log('\n── Client and server, installed from their tarballs')
  const installs = await run('node', [join(root, 'installs', 'run.mjs'), ...rows])
  if (installs.code !== 0) failed.push(`from the tarballs: one of ${rows.join(', ')}`)
}
for (const what of failed) console.log(`FAILED ${what}`)
process.exit(failed.length ? 1 : 0)

/**
 * Where programs find this release first: all that the tests start runs on it, too.
 * @param {string} release
 * @returns {Promise<Record<string, string> | undefined>}
 */
async function environmentOf(release) {
  const folder = join(root, '.cache', `node-${release}`)
  const programs = join(folder, 'node_modules', 'node', 'bin')
  if (!existsSync(programs)) {
    console.log(`Installing Node ${release}…`)
    mkdirSync(folder, { recursive: true })
    const args = ['install', '--prefix', folder, '--no-audit', '--no-fund', '--no-save', `node@${release}`]
    const { code, output } = await run('npm', args, { cwd: folder, quiet: true })
    if (code !== 0 || !existsSync(programs)) {
      console.error(output)
      return
    }
  }
  return { PATH: `${programs}${delimiter}${process.env.PATH ?? ''}` }
}
