import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { apt, firstThatStarts } from './lib/apt.mjs'
import { bin, run } from './lib/run.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const macApps = ['Google Chrome', 'Chromium'].map((app) => `/Applications/${app}.app/Contents/MacOS/${app}`)

/**
 * The path of a Chromium that starts: one that is installed, or one that this installs. It is also put in
 * CHROMIUM_PATH, where the browser tests look for it.
 * @param {Promise<boolean>} [installed] when the project's dependencies are there, which only a download needs
 * @returns {Promise<string | undefined>}
 */
export async function chromium(installed = Promise.resolve(true)) {
  const path =
    (await found()) ?? (await fromApt()) ?? ((await installed) ? await fromPlaywright() : undefined)
  if (path) process.env.CHROMIUM_PATH = path
  return path
}

async function found() {
  const folders = (process.env.PATH ?? '').split(':')
  const inPath = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  return starts([process.env.CHROMIUM_PATH, ...inPath, ...macApps, await playwrightPath()])
}

async function fromApt() {
  await apt('chromium', 'Chromium')
  return starts(['/usr/bin/chromium'])
}

async function fromPlaywright() {
  console.log("Downloading Playwright's Chromium…")
  await run(bin('playwright-core'), ['install', 'chromium'])
  return starts([await playwrightPath()])
}

/** Nothing where Playwright itself is not installed yet. */
async function playwrightPath() {
  const playwright = await import('playwright-core').catch(() => undefined)
  return playwright?.chromium.executablePath()
}

/** @param {Array<string | undefined>} paths */
const starts = (paths) =>
  firstThatStarts(
    paths.filter((path) => path && existsSync(path)),
    ['--version', '--no-sandbox'],
  )
