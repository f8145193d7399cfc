import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium as playwright } from 'playwright-core'
import { build } from '../scripts/build.mjs'
import { chromium } from '../scripts/chromium.mjs'
import { installBeside } from '../scripts/install.mjs'
import { endWithParent } from '../scripts/lib/children.mjs'
import { chromiumLaunch } from '../scripts/lib/chromium-launch.mjs'
import { run } from '../scripts/lib/run.mjs'
import { answers } from './check/answers.mjs'
import { looks } from './check/looks.mjs'
import { addresses, deadLinks } from './check/pages.mjs'
import { serve } from './check/serve.mjs'
import { served } from './check/served.mjs'
import { loads, weights } from './check/weight.mjs'

/** Builds the site into `site/dist` and looks at it as a visitor does; `dev` serves it while it is written, `check` only looks. */
const here = fileURLToPath(new URL('.', import.meta.url))
const dist = join(here, 'dist')
const [task = 'build'] = process.argv.slice(2)
endWithParent()
if (!(await installBeside(here, 'Installing what the site needs…'))) process.exit(1)
if (task === 'check' && !existsSync(dist)) {
  console.error('There is no site to look at yet: `npm run docs` builds it.')
  process.exit(1)
}
if (task !== 'check') {
  if (!(await build())) process.exit(1)
  const astro = join(here, 'node_modules', '.bin', 'astro')
  const env = { ASTRO_TELEMETRY_DISABLED: '1' }
  const { code } = await run(astro, [task], { cwd: here, env })
  if (code !== 0 || task !== 'build') process.exit(code)
}
if (!(await chromium())) process.exit(1)

const server = await serve(dist)
const browser = await playwright.launch({ ...chromiumLaunch, executablePath: process.env.CHROMIUM_PATH })
const faults = [
  ...deadLinks(dist).map((link) => `a link leads nowhere: ${link}`),
  ...served(dist),
  ...weights(dist, addresses(dist)),
  ...(await loads(browser, server.origin)),
  ...(await answers(browser, server.origin)),
  ...(await looks(browser, server.origin, addresses(dist))),
]
await browser.close()
server.close()
for (const fault of faults) console.error(`  FAILED ${fault}`)
console.log(`${addresses(dist).length} pages in site/dist, ${faults.length} faults`)
process.exit(faults.length ? 1 : 0)
