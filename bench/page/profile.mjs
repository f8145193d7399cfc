import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** How often one looks where a page is, in µs. */
const INTERVAL = 100

/** @param {import('playwright-core').CDPSession} cdp */
export async function startProfile(cdp) {
  await cdp.send('Profiler.enable')
  await cdp.send('Profiler.setSamplingInterval', { interval: INTERVAL })
  await cdp.send('Profiler.start')
}

/**
 * For the Performance panel of a browser's tools.
 *
 * @param {import('playwright-core').CDPSession} cdp
 * @param {string} file
 */
export async function endProfile(cdp, file) {
  const { profile } = await cdp.send('Profiler.stop')
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, JSON.stringify(profile))
}
