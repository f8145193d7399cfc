import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { chromium } from './chromium.mjs'
import { install } from './install.mjs'
import { endWithParent } from './lib/children.mjs'
import { root } from './lib/root.mjs'
import { bin, run } from './lib/run.mjs'
import { runSteps } from './lib/steps.mjs'
import { redis } from './redis.mjs'

/** @typedef {import('./lib/steps.mjs').Step} Step */

const minutes = 60_000
/** Vitest's projects that need a browser. */
const browsers = ['browser', 'react-18', 'stories']
const cache = join(root, '.cache')
mkdirSync(cache, { recursive: true })

/** @param {boolean} good */
const verdict = (good) => ({ passed: good ? 1 : 0, failed: good ? 0 : 1 })

/**
 * A step that passes or fails as a whole.
 * @param {string} name
 * @param {string} command
 * @param {string[]} args
 * @param {{ needs?: string[], env?: Record<string, string> }} [more]
 * @returns {Step}
 */
const check = (name, command, args, { needs = [], env } = {}) => ({
  name,
  needs: ['Install', ...needs],
  async run(say) {
    const { code, output } = await run(command, args, { env, quiet: true, timeout: 15 * minutes })
    say(output)
    return verdict(code === 0)
  },
})

/**
 * The tests of some of Vitest's projects.
 * @param {string} name
 * @param {string[]} projects or, with `!`, all but these
 * @param {{ needs?: string[], after?: string[] }} more
 * @returns {Step}
 */
const tests = (name, projects, { needs = [], after }) => ({
  name,
  needs: ['Install', ...needs],
  after,
  async run(say) {
    const report = join(cache, `${name.replaceAll(' ', '-')}.json`)
    rmSync(report, { force: true })
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    const chosen = projects.flatMap((project) => ['--project', project])
    // Vitest leaves a processor free, which is half of two.
    const workers = `--maxWorkers=${availableParallelism()}`
    const { code, output } = await run(bin('vitest'), ['run', ...chosen, workers, ...reporters], {
      quiet: true,
      timeout: 40 * minutes,
    })
    say(output)
    return countTests(report, code)
  },
})

/**
 * Vitest's own count; an error outside any test (a file that does not load, say) counts as one failure.
 * @param {string} report
 * @param {number} code
 */
function countTests(report, code) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(
      readFileSync(report, 'utf8'),
    )
    const failed = numFailedTests || (code === 0 ? 0 : 1)
    return { passed: numPassedTests, failed, skipped: numPendingTests + numTodoTests }
  } catch {
    return verdict(false)
  }
}

endWithParent()
const installed = install()

const good = await runSteps([
  {
    name: 'Install',
    aside: true,
    run: async () => ({ passed: 0, failed: (await installed) ? 0 : 1 }),
  },
  { name: 'Redis', aside: true, run: installRedis },
  { name: 'Chromium', aside: true, run: async () => verdict(Boolean(await chromium(installed))) },
  check('Build', 'node', ['scripts/build.mjs']),
  tests(
    'Tests in Node',
    browsers.map((project) => `!${project}`),
    { after: ['Redis', 'Chromium'] },
  ),
  tests('Tests in browsers', browsers, { needs: ['Chromium'] }),
  check('Types', 'node', ['scripts/types.mjs']),
  check('Lint', bin('biome'), ['check', '--error-on-warnings']),
  check('Imports', 'npm', ['run', '--silent', 'imports']),
  check('Unused code', bin('knip'), []),
  check('Code in the documentation', 'node', ['scripts/samples.mjs'], { needs: ['Build'] }),
  // The test helpers under the other test runner, which loads modules in its own way.
  check(
    'Jest',
    join(root, 'contract', 'node_modules', '.bin', 'jest'),
    ['--config', 'contract/jest/jest.config.mjs'],
    { env: { NODE_OPTIONS: '--experimental-vm-modules --no-warnings' }, needs: ['Build'] },
  ),
  check('Start', 'node', ['scripts/try-start.mjs'], { needs: ['Build'] }),
  check('Packages', 'node', ['scripts/pack.mjs'], { needs: ['Build'] }),
  check('Size', 'node', ['scripts/size.mjs'], { needs: ['Build'] }),
])
process.exit(good ? 0 : 1)

/** @type {Step['run']} */
async function installRedis(say) {
  if (await redis()) return verdict(true)
  say('There is no Redis here: the tests of several processes are skipped.')
  return { passed: 0, failed: 0, skipped: 1 }
}
