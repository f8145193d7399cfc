import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { hashOf } from './lib/hash.mjs'
import { root } from './lib/root.mjs'
import { run } from './lib/run.mjs'

export const pnpm = 'pnpm@12.21.0'
const stamp = join(root, 'node_modules', '.channelkit', 'lockfile')

/** Installs dependencies if there are none yet or the lockfile changed since; says whether all is well. */
export async function install() {
  const wanted = hashOf([join(root, 'pnpm-lock.yaml')])
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return true
  console.log('Installing dependencies…')
  const { code } = await run('npx', ['--yes', pnpm, 'install', '--config.confirmModulesPurge=false'])
  if (code !== 0) {
    console.error('Installing dependencies failed: see above. It needs access to an npm registry.')
    return false
  }
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, hashOf([join(root, 'pnpm-lock.yaml')]))
  return true
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exit((await install()) ? 0 : 1)
