import { availableParallelism } from 'node:os'
import { targets } from './targets.mjs'

const name = process.env.MUTATION_TARGET ?? ''
const target = targets[name]
if (!target) throw new Error(`MUTATION_TARGET names no target: ${name}`)

export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'mutation/vite.config.ts', related: false },
  mutate: target.mutate,
  thresholds: { high: 100, low: target.score, break: target.score },
  concurrency: Number(process.env.MUTATION_CONCURRENCY) || availableParallelism(),
  // On a busy machine what loads all modules anew must not pass for an endless loop.
  timeoutMS: 180_000,
  dryRunTimeoutMinutes: 30,
  coverageAnalysis: 'perTest',
  // What runs once, when a module loads, would need all tests in threads of their own: minutes for each change.
  ignoreStatic: true,
  reporters: ['clear-text', 'progress', 'html', 'json'],
  clearTextReporter: { allowColor: false, reportTests: false, skipFull: true },
  htmlReporter: { fileName: `.cache/mutation/${name}.html` },
  jsonReporter: { fileName: `.cache/mutation/${name}.json` },
  incremental: true,
  incrementalFile: `.cache/mutation/${name}-incremental.json`,
  tempDirName: '.cache/stryker',
  ignorePatterns: ['.cache', 'bench', 'demo', '**/dist', '**/.svelte-kit'],
  allowEmpty: false,
  checkers: [],
  disableTypeChecks: false,
}
