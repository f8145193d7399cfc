import { existsSync } from 'node:fs'
import { run } from './lib/run.mjs'

/**
 * The path of a Redis server that starts: one that is installed, or one that this installs. It is also put in
 * REDIS_SERVER_PATH, where the tests look for it; without one they are skipped.
 * @returns {Promise<string | undefined>}
 */
export async function redis() {
  const path = (await installed()) ?? (await fromApt())
  if (path) process.env.REDIS_SERVER_PATH = path
  else console.log('There is no Redis here: the tests of several processes are skipped.')
  return path
}

const installed = () => firstThatStarts([process.env.REDIS_SERVER_PATH, 'redis-server', 'valkey-server'])

async function fromApt() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  console.log('Installing Redis with apt…')
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-qq'], { env })
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'redis-server'], { env })
  return firstThatStarts(['/usr/bin/redis-server'])
}

/** @param {Array<string | undefined>} paths */
async function firstThatStarts(paths) {
  for (const path of paths) {
    if (!path) continue
    const { code } = await run(path, ['--version'], { quiet: true, timeout: 20_000 })
    if (code === 0) return path
  }
}
