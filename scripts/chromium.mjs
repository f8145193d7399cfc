import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { bin, run } from './lib/run.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const macApps = ['Google Chrome', 'Chromium'].map((app) => `/Applications/${app}.app/Contents/MacOS/${app}`)

/**
 * The path of a Chromium that starts: one that is installed, or one that this installs. It is also put in
 * CHROMIUM_PATH, where the browser tests look for it.
 * @returns {Promise<string | undefined>}
 */
export async function chromium() {
  const path = (await installed()) ?? (await fromApt()) ?? (await fromPlaywright())
  if (path) process.env.CHROMIUM_PATH = path
  return path
}

async function installed() {
  const folders = (process.env.PATH ?? '').split(':')
  const inPath = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  return firstThatStarts([process.env.CHROMIUM_PATH, ...inPath, ...macApps, await playwrightPath()])
}

async function fromApt() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  console.log('Installing Chromium with apt…')
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-qq'], { env })
  await run('apt-get', ['install', '-y', '-qq', 'chromium'], { env })
  return firstThatStarts(['/usr/bin/chromium'])
}

async function fromPlaywright() {
  console.log("Downloading Playwright's Chromium…")
  await run(bin('playwright-core'), ['install', 'chromium'])
  return firstThatStarts([await playwrightPath()])
}

async function playwrightPath() {
  const { chromium } = await import('playwright-core')
  return chromium.executablePath()
}

/** @param {Array<string | undefined>} paths */
async function firstThatStarts(paths) {
  for (const path of paths) {
    if (!path || !existsSync(path)) continue
    const { code } = await run(path, ['--version', '--no-sandbox'], { quiet: true, timeout: 20_000 })
    if (code === 0) return path
  }
}
