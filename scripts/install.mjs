import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { hashOf } from './lib/hash.mjs'
import { root } from './lib/root.mjs'
import { run } from './lib/run.mjs'

export const pnpm = 'pnpm@12.21.0'

/**
 * Nothing is chosen here: the lockfile says what, and holds it by its hashes. Whether each of its lines is old enough was
 * asked when it was added; asked again, it takes the history of all 1,300 packages, which is five times what is installed.
 */
const asLocked = ['--frozen-lockfile', '--config.minimumReleaseAge=0', '--config.confirmModulesPurge=false']

/** Installs dependencies if there are none yet or the lockfile changed since; says whether all is well. */
export function install() {
  return installIn(root, 'Installing dependencies…')
}

/** Installs what the demo needs and no more; what somebody installed for work on the project is never taken away. */
export async function installDemo() {
  if (isInstalled(root)) return true
  if (existsSync(join(root, 'node_modules', '.modules.yaml')) && !existsSync(stampOf(root, 'demo')))
    return install()
  return installIn(root, 'Installing what the demo needs…', ['--prod', '--filter-prod', 'demo...'], 'demo')
}

/**
 * Installs what a folder with a lockfile of its own needs beside the project.
 * @param {string} folder
 * @param {string} notice said before something is installed
 */
export async function installBeside(folder, notice) {
  // Nothing that only measures needs its install scripts, and nothing downloaded for that should run any.
  return (await install()) && installIn(folder, notice, ['--ignore-scripts'])
}

/**
 * @param {string} folder
 * @param {string} notice
 * @param {string[]} [flags]
 * @param {string} [what] where it is noted: a part of all that could be installed has a note of its own
 */
async function installIn(folder, notice, flags = [], what = 'lockfile') {
  if (isInstalled(folder, what)) return true
  console.log(notice)
  // npx would stay until it knows whether there is a newer one of it.
  const env = { npm_config_update_notifier: 'false' }
  const args = ['--yes', pnpm, 'install', ...asLocked, ...flags]
  if ((await run('npx', args, { cwd: folder, env })).code !== 0) {
    console.error('Installing failed: see above. It needs access to an npm registry.')
    return false
  }
  mkdirSync(dirname(stampOf(folder, what)), { recursive: true })
  if (what === 'lockfile') rmSync(stampOf(folder, 'demo'), { force: true })
  writeFileSync(stampOf(folder, what), lockOf(folder))
  return true
}

/** @param {string} folder */
const lockOf = (folder) => hashOf([join(folder, 'pnpm-lock.yaml')])

/**
 * @param {string} folder
 * @param {string} what
 */
const stampOf = (folder, what) => join(folder, 'node_modules', '.channelkit', what)

/**
 * @param {string} folder
 * @param {string} [what]
 */
function isInstalled(folder, what = 'lockfile') {
  const stamp = stampOf(folder, what)
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === lockOf(folder)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exit((await install()) ? 0 : 1)
