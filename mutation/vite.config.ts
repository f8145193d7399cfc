import { join, resolve } from 'node:path'
import { defineConfig } from 'vitest/config'
import { exportsOf, packages } from '../scripts/lib/packages.mjs'
import project from '../vite.config.ts'
import { targets } from './targets.mjs'
import { warmPool } from './warm-pool.ts'

const target = targets[process.env.MUTATION_TARGET ?? '']
if (!target) throw new Error(`MUTATION_TARGET names no target: ${process.env.MUTATION_TARGET}`)

/**
 * A package as the tests find it in `node_modules` would be the one that nobody changed: all must come from the copy
 * that is mutated.
 */
const alias = packages(resolve('.')).flatMap((one) =>
  Object.entries(exportsOf(one)).flatMap(([subpath, target]) => {
    const source = target['@channelkit/source']
    return source
      ? { find: new RegExp(`^${one.name}${subpath.slice(1)}$`), replacement: join(one.folder, source) }
      : []
  }),
)

const node = project.test?.projects?.find(
  (one) => typeof one === 'object' && 'test' in one && one.test?.name === 'node',
)
if (!node || typeof node !== 'object' || !('test' in node))
  throw new Error('There is no Vitest project named node.')

/** Modules that are loaded are what makes the next change quick. */
const keepsModules = (path: string) => !path.endsWith('contract/fresh.ts')

/** The tests in Node alone, of one target. */
export default defineConfig({
  ...node,
  root: resolve('.'),
  plugins: [
    ...(node.plugins ?? []),
    {
      name: 'warm-pool',
      configureVitest({ project }) {
        Object.assign(project.config, { pool: warmPool.name, poolRunner: warmPool })
      },
    },
  ],
  resolve: { ...node.resolve, alias },
  // Two runners share the machine, and the code is measured as it runs; a change that makes a test wait for ever costs all of it.
  test: {
    ...node.test,
    // Each file tells what it ran itself.
    isolate: true,
    // Nobody reads them: the words for each of thousands of failures cost as much as the tests.
    reporters: [{}],
    setupFiles: [...[node.test?.setupFiles ?? []].flat().filter(keepsModules), resolve('mutation/clean.ts')],
    // A property that a change breaks is broken soon, and each runs with hundreds of changes.
    env: { PROPERTY_RUNS: '12' },
    include: process.env.MUTATION_TESTS?.split(' ') ?? target.tests,
    exclude: [...(node.test?.exclude ?? []), ...target.without],
  },
})
