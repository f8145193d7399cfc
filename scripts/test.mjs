import { mkdirSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { chromium } from './chromium.mjs'
import { firefox } from './firefox.mjs'
import { install } from './install.mjs'
import { endWithParent } from './lib/children.mjs'
import { root } from './lib/root.mjs'
import { bin, run } from './lib/run.mjs'
import { runSteps } from './lib/steps.mjs'
import { onlyThese, readReport } from './lib/vitest-report.mjs'
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
 * @param {{ needs?: string[], after?: string[], apart?: boolean }} more `apart`: a test needs no other of its file
 * @returns {Step}
 */
const tests = (name, projects, { needs = [], after, apart = false }) => ({
  name,
  needs: ['Install', ...needs],
  after,
  async run(say) {
    // Vitest leaves a processor free, which is half of two.
    const first = await vitest(name, projects, [`--maxWorkers=${availableParallelism()}`], say)
    const files = [...new Set(first.failures.map(({ file }) => file))]
    // What was thrown outside any test would not come again with the files of those that failed.
    const outside = first.outside ? ['an error outside any test: see above'] : []
    if (outside.length || files.length === 0 || files.length > FEW)
      return { ...first, said: [...first.failures.map(inWords), ...outside] }
    say(`\nOnce more, with nothing beside: ${files.join(' ')}\n`)
    const chosen = [...files, ...(apart ? onlyThese(first.failures) : [])]
    const again = await vitest(`${name} again`, projects, ['--maxWorkers=1', ...chosen], say)
    // Not run is not good.
    if (again.passed + again.failures.length < first.failures.length)
      return { ...first, said: first.failures.map(inWords) }
    /** @param {typeof first.failures[number]} failure */
    const nameOf = ({ file, test }) => `${file}: ${test}`
    const still = new Set(again.failures.map(nameOf))
    const unsteady = first.failures.filter((failure) => !still.has(nameOf(failure)))
    return {
      passed: first.passed + first.failures.length - again.failures.length,
      failed: again.failed,
      skipped: first.skipped,
      said: [
        ...again.failures.map(inWords),
        // A fault all the same: of the test, or of what it tests.
        ...unsteady.map((failure) => `UNSTEADY, good the second time: ${inWords(failure)}`),
      ],
    }
  },
})

/** Above so many files it is neither chance nor the machine that made them fail. */
const FEW = 5

/** @param {import('./lib/vitest-report.mjs').Report['failures'][number]} failure */
const inWords = ({ file, test, why }) => `${file}: ${test}: ${why}`

/**
 * @param {string} name of its report
 * @param {string[]} projects
 * @param {string[]} more of its arguments
 * @param {(output: string) => void} say
 */
async function vitest(name, projects, more, say) {
  const report = join(cache, `${name.replaceAll(' ', '-')}.json`)
  rmSync(report, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const chosen = projects.flatMap((project) => ['--project', project])
  const options = { quiet: true, timeout: 40 * minutes }
  const { code, output } = await run(bin('vitest'), ['run', ...chosen, ...reporters, ...more], options)
  say(output)
  try {
    const read = readReport(report, code)
    const alone = read.failed > 0 && read.failures.length === 0
    return { ...read, outside: alone || output.includes('Unhandled Error') }
  } catch {
    return { ...verdict(false), skipped: 0, failures: [], outside: true }
  }
}

const inFirefox = tests('Tests in Firefox', ['firefox'], { after: ['Firefox'] })

/** @type {Step['run']} */
async function testInFirefox(say) {
  if (process.env.FIREFOX_PATH) return inFirefox.run(say)
  say(
    'There is no Firefox here, and none could be installed: what is tried in it is left out (FIREFOX_PATH names one).',
  )
  return { passed: 0, failed: 0, skipped: 1 }
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
  { name: 'Firefox', aside: true, run: async () => ({ passed: (await firefox()) ? 1 : 0, failed: 0 }) },
  { name: 'Chromium', aside: true, run: async () => verdict(Boolean(await chromium(installed))) },
  check('Build', 'node', ['scripts/build.mjs']),
  tests(
    'Tests in Node',
    [...browsers, 'firefox'].map((project) => `!${project}`),
    // Of the build it is the dashboard, to which the demo leads.
    { after: ['Build', 'Redis', 'Chromium'] },
  ),
  tests('Tests in browsers', browsers, { needs: ['Chromium'], apart: true }),
  { ...inFirefox, run: testInFirefox },
  check('Types', 'node', ['scripts/types.mjs']),
  check('Lint', bin('biome'), ['check', '--error-on-warnings']),
  check('Imports', 'npm', ['run', '--silent', 'imports']),
  check('Unused code', bin('knip'), []),
  check('Dependencies', 'node', ['scripts/dependencies.mjs']),
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
