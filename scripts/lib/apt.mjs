import { existsSync } from 'node:fs'
import { run } from './run.mjs'

/** @type {Promise<unknown> | undefined} */
let last

/**
 * Installs a package of the system where that can be done without asking. One at a time: apt allows no other.
 * @param {string} name
 * @param {string} title
 * @param {string[]} [flags]
 */
export async function apt(name, title, flags = []) {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  const get = (/** @type {string[]} */ ...args) =>
    run('apt-get', ['-qq', ...args], { env: { DEBIAN_FRONTEND: 'noninteractive' }, quiet: true })
  last ??= get('update')
  const mine = last.then(async () => {
    console.log(`Installing ${title} with apt…`)
    const { code, output } = await get('install', '-y', ...flags, name)
    if (code !== 0) console.log(output)
  })
  last = mine
  await mine
}

/**
 * The first of some programs that starts.
 * @param {Array<string | undefined>} paths
 * @param {string[]} args with which it only says its version
 */
export async function firstThatStarts(paths, args) {
  for (const path of paths) {
    if (!path) continue
    const { code } = await run(path, args, { quiet: true, timeout: 20_000 })
    if (code === 0) return path
  }
}
