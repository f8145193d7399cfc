import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { apt, firstThatStarts } from './lib/apt.mjs'

const names = ['firefox-esr', 'firefox']
const macApp = '/Applications/Firefox.app/Contents/MacOS/firefox'

/**
 * The path of a Firefox that starts: one that is installed, or Debian's, where it may be installed without asking. It is also
 * put in FIREFOX_PATH, where the tests look for it.
 * @returns {Promise<string | undefined>}
 */
export async function firefox() {
  let path = await found()
  if (!path) {
    await apt('firefox-esr', 'Firefox', ['--no-install-recommends'])
    path = await found()
  }
  if (path) process.env.FIREFOX_PATH = path
  return path
}

function found() {
  const folders = (process.env.PATH ?? '').split(':')
  const inPath = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  const paths = [process.env.FIREFOX_PATH, ...inPath, macApp]
  return firstThatStarts(
    paths.filter((path) => path && existsSync(path)),
    ['--version'],
  )
}
