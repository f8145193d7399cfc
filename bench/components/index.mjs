import { existsSync, readdirSync } from 'node:fs'
import { startBrowser } from './lib/browser.mjs'

// `npm run bench components` runs all; `npm run bench components chart` only one.
const here = new URL('.', import.meta.url)
const sets = readdirSync(here).filter((name) => name.endsWith('.mjs') && name !== 'index.mjs')
const wanted = process.argv.slice(2)
for (const name of wanted) {
  if (existsSync(new URL(`${name}.mjs`, here))) continue
  console.error(
    `There is no ${name} here; there is ${sets.map((set) => set.replace('.mjs', '')).join(', ')}.`,
  )
  process.exit(2)
}
const browser = await startBrowser()
try {
  for (const set of sets) {
    if (wanted.length > 0 && !wanted.includes(set.replace('.mjs', ''))) continue
    const { run } = await import(new URL(set, here).href)
    await run(browser)
  }
} finally {
  await browser.close()
}
