import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installBeside } from '../scripts/install.mjs'
import { root } from '../scripts/lib/root.mjs'
import { run } from '../scripts/lib/run.mjs'

/** Opens every story in every framework in Firefox and WebKit, lets it play, and tells each word in a console. */
const KNOWN = ['firefox', 'webkit']
const here = fileURLToPath(new URL('.', import.meta.url))
const [browser = '', ...only] = process.argv.slice(2)
const chosen = KNOWN.includes(browser) ? [browser] : KNOWN
const filter = KNOWN.includes(browser) ? only : process.argv.slice(2)

if (!(await installBeside(here, 'Installing what drives the browsers…'))) process.exit(1)
const built = await run('node', [join(root, 'scripts', 'storybook.mjs'), 'build'], { quiet: true })
if (built.code !== 0) {
  console.error(built.output)
  process.exit(1)
}
const { openStories } = await import('./lib/stories.mjs')
let [passed, failed] = [0, 0]
for (const name of chosen) {
  const { open } = await import(`./lib/${name}.mjs`)
  const result = await openStories(name, open, filter)
  passed += result.passed
  failed += result.failed
}
console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed > 0 || passed === 0 ? 1 : 0)
