import { apt, firstThatStarts } from './lib/apt.mjs'

/**
 * The path of a Redis server that starts: one that is installed, or one that this installs. It is also put in
 * REDIS_SERVER_PATH, where the tests look for it; without one they are skipped.
 * @returns {Promise<string | undefined>}
 */
export async function redis() {
  const path = (await found()) ?? (await fromApt())
  if (path) process.env.REDIS_SERVER_PATH = path
  return path
}

const found = () =>
  firstThatStarts([process.env.REDIS_SERVER_PATH, 'redis-server', 'valkey-server'], ['--version'])

async function fromApt() {
  await apt('redis-server', 'Redis', ['--no-install-recommends'])
  return found()
}
