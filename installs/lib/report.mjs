import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../scripts/lib/root.mjs'

/** @typedef {{ app: import('../apps.mjs').App, versions: string, results: import('./app.mjs').Result[], seconds?: number }} Row */

const page = join(root, 'docs', 'installs.md')
const steps = ['install', 'check', 'test', 'dev', 'build', 'start']
const intro = `# Installed for real

\`npm run test:installs\` packs all packages, installs them into fresh applications with plain \`npm install\`, checks types,
builds, and opens the development and the production build in Chromium: the page connects to the embedded server (installed
from its tarball too), an event arrives, colours are right in light and dark, on canvases as well, and the console stays
empty. Applications of samples have nothing but what the guides say, and are used: people write, fail, try again, change, take back, sort,
press, read and ask, in two tabs, over a reload and a lost line, in wide and in narrow windows. The first event is on the page of the development
server so many seconds after \`npm create\`, or \`npm install\` of all that the application has (from npm's cache, where it has been there before):
what a person reads and types comes on top. \`npm run test:installs -- next vite-react\` tries only these. What it found last:

| application | versions | ${steps.join(' | ')} | first event | on |
| --- | --- | ${steps.map(() => '---').join(' | ')} | --- | --- |
`

/** A line of before the first event was timed has a cell less. @param {string} line */
const wide = (line) =>
  line.split(' | ').length > steps.length + 3 ? line : line.replace(/ \| (\S+ \|)$/, ' |  | $1')

/**
 * Puts what was tried now into the page; lines of other applications stay as they were.
 * @param {Row[]} rows
 */
export function writeReport(rows) {
  const before = existsSync(page) ? readFileSync(page, 'utf8') : ''
  const lines = new Map(
    [...before.matchAll(/^\| ([^|]+) \|.*\d{4}-\d\d-\d\d \|$/gm)].map(([line, title = '']) => [
      title,
      wide(line),
    ]),
  )
  const today = new Date().toISOString().slice(0, 10)
  for (const { app, versions, results, seconds } of rows) {
    const cells = steps.map((step) => {
      const result = results.find((one) => one.step === step)
      return result ? (result.trouble.length ? 'fails' : 'ok') : ''
    })
    lines.set(
      app.title,
      `| ${[app.title, versions, ...cells, seconds ? `${seconds} s` : '', today].join(' | ')} |`,
    )
  }
  writeFileSync(page, `${intro}${[...lines.values()].join('\n')}\n`)
}
