import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from './chromium.mjs'
import { install } from './install.mjs'
import { endWithParent } from './lib/children.mjs'
import { root } from './lib/root.mjs'
import { bin, run } from './lib/run.mjs'
import { runSteps } from './lib/steps.mjs'
import { redis } from './redis.mjs'

const minutes = 60_000
const report = join(root, '.cache', 'vitest.json')

/**
 * A step that passes or fails as a whole.
 * @param {string} name
 * @param {string} command
 * @param {string[]} args
 */
const check = (name, command, args) => ({
  name,
  run: async () => verdict((await run(command, args, { timeout: 5 * minutes })).code === 0),
})

/** @param {boolean} good */
const verdict = (good) => ({ passed: good ? 1 : 0, failed: good ? 0 : 1 })

endWithParent()
if (!(await install())) {
  console.log('\n0 passed, 1 failed')
  process.exit(1)
}

async function tests() {
  mkdirSync(join(root, '.cache'), { recursive: true })
  rmSync(report, { force: true })
  const projects = process.env.CHROMIUM_PATH ? [] : ['--project', 'node']
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const { code } = await run(bin('vitest'), ['run', ...projects, ...reporters], { timeout: 20 * minutes })
  return countTests(code)
}

/**
 * Vitest's own count; an error outside any test (a file that does not load, say) counts as one failure.
 * @param {number} code
 */
function countTests(code) {
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

/** The test helpers under the other test runner, which loads modules in its own way. */
async function underJest() {
  const env = { NODE_OPTIONS: '--experimental-vm-modules --no-warnings' }
  const jest = join(root, 'contract', 'node_modules', '.bin', 'jest')
  const { code } = await run(jest, ['--config', 'contract/jest/jest.config.mjs'], { env, timeout: minutes })
  return verdict(code === 0)
}

const good = await runSteps([
  { name: 'Chromium', run: async () => verdict(Boolean(await chromium())) },
  {
    name: 'Redis',
    run: async () => ((await redis()) ? verdict(true) : { passed: 0, failed: 0, skipped: 1 }),
  },
  check('Build', 'node', ['scripts/build.mjs']),
  check('Types', 'node', ['scripts/types.mjs']),
  check('Lint', bin('biome'), ['check', '--error-on-warnings']),
  check('Imports', 'npm', ['run', '--silent', 'imports']),
  check('Unused code', bin('knip'), []),
  check('Code in the documentation', 'node', ['scripts/samples.mjs']),
  { name: 'Tests', run: tests },
  { name: 'Jest', run: underJest },
  check('Start', 'node', ['scripts/try-start.mjs']),
  check('Packages', 'node', ['scripts/pack.mjs']),
  check('Size', 'node', ['scripts/size.mjs']),
])
process.exit(good ? 0 : 1)
