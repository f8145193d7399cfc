import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../scripts/lib/root.mjs'
import { serve } from './serve.mjs'

const FRAMEWORKS = ['react', 'vue', 'svelte']
const PATIENCE = 30_000

/** What browsers say of every page, and what a kit tells its developer where a story is refused on purpose. */
const CHATTER = [/ResizeObserver loop/, /^error: ChannelKit \[auth-(denied|unavailable)\]/]

/** Runs in the page: how far a story is, and what was said. */
const LOOK = `return (() => {
  const render = window.__STORYBOOK_PREVIEW__ && window.__STORYBOOK_PREVIEW__.currentRender
  const shown = document.querySelector('#storybook-root')
  return {
    phase: render ? render.phase : 'none',
    error: document.body.classList.contains('sb-show-errordisplay') ? document.querySelector('.sb-errordisplay').innerText.slice(0, 600) : '',
    empty: !shown || shown.childElementCount === 0,
    heard: window.__heard || [],
  }
})()`

/**
 * @typedef {{ go(url: string): Promise<void>, run(script: string): Promise<any>, close(): Promise<void> }} Driver
 * @param {string} name
 * @param {() => Promise<Driver>} open
 * @param {string[]} only ids that contain one of these
 */
export async function openStories(name, open, only) {
  const folder = join(root, 'stories', 'dist')
  const { entries } = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8'))
  const ids = Object.values(entries)
    .filter(({ type, subtype = 'story' }) => type === 'story' && subtype === 'story')
    .map(({ id }) => id)
    .filter((id) => only.length === 0 || only.some((part) => id.includes(part)))
  const server = await serve(folder)
  let driver = await open()
  const result = { passed: 0, failed: 0 }
  console.log(`${name}: ${ids.length} stories in ${FRAMEWORKS.length} frameworks`)
  try {
    for (const id of ids)
      for (const framework of FRAMEWORKS) {
        const trouble = await tell(
          driver,
          `${server.url}/iframe.html?id=${id}&viewMode=story&globals=framework:${framework}`,
        ).catch((error) => [`the browser: ${error.message}`])
        if (trouble.length === 0) {
          result.passed++
          continue
        }
        result.failed++
        console.log(`  FAILED ${name} ${framework} ${id}`)
        for (const line of trouble) console.log(line.replace(/^/gm, '         '))
        if (trouble.some((line) => line.startsWith('the browser:'))) {
          await driver.close().catch(() => {})
          driver = await open()
        }
      }
  } finally {
    await driver.close().catch(() => {})
    server.stop()
  }
  console.log(`${name}: ${result.passed} stories without a word, ${result.failed} with`)
  return result
}

/**
 * Opens one, waits until it has played, and says what was wrong.
 * @param {Driver} driver
 * @param {string} url
 */
async function tell(driver, url) {
  await driver.go(url)
  const until = Date.now() + PATIENCE
  let seen = await driver.run(LOOK)
  while (
    Date.now() < until &&
    !seen.error &&
    !['finished', 'completed', 'errored', 'aborted'].includes(seen.phase)
  ) {
    await new Promise((resolve) => setTimeout(resolve, 100))
    seen = await driver.run(LOOK)
  }
  const said = seen.heard.filter(
    (/** @type {string} */ line) => !CHATTER.some((chatter) => chatter.test(line)),
  )
  if (seen.error) return [seen.error, ...said]
  if (!['finished', 'completed'].includes(seen.phase))
    return [`it is still ${seen.phase} after ${PATIENCE / 1000} s`, ...said]
  if (seen.empty) return ['it shows nothing', ...said]
  return said
}
