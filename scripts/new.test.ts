import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { tsc } from './lib/checkers.mjs'
import { root } from './lib/root.mjs'
import { bin, run } from './lib/run.mjs'

// A copy of the project in which both are made, checked and tried; packages find each other in the copy.
const copy = mkdtempSync(join(tmpdir(), 'new-'))
vi.setConfig({ testTimeout: 300_000, hookTimeout: 60_000 })
afterAll(() => rmSync(copy, { recursive: true }))
beforeAll(() => {
  const parts = ['packages', 'contract', 'stories', 'docs', 'scripts', 'rules', 'demo/package.json']
  const files = [
    'package.json',
    'biome.json',
    '.gitignore',
    'tsconfig.base.json',
    'vite.config.ts',
    'svelte.config.js',
  ]
  const made = new Set(['dist', '.cache', '.svelte-kit', '.svelte-check', 'samples', '.vite'])
  for (const path of [...parts, ...files])
    cpSync(join(root, path), join(copy, path), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (from) => !made.has(basename(from)),
    })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
})

const inCopy = (command: string, args: string[]) => run(command, args, { cwd: copy, quiet: true })
const make = (...args: string[]) => inCopy('node', ['scripts/new.mjs', ...args])
const good = { code: 0, output: expect.anything() }
/** Whatever the compiler says of what was made: in its files, or of its lack in others. */
const typeErrors = async (about: RegExp, ...projects: string[]) => {
  const said = []
  for (const one of projects) said.push((await inCopy(tsc, ['-p', one, '--pretty', 'false'])).output)
  return said
    .join('')
    .split('\n')
    .filter((line) => about.test(line))
}
const written = (output: string) => output.match(/^ {2}\S+$/gm)?.map((line) => line.trim()) ?? []

it('writes a store with its hooks in ten files, four of them lists; it compiles, and its test runs', async () => {
  const { code, output } = await make('store', 'latest-by')
  expect([code, written(output).length]).toEqual([0, 10])
  expect(await typeErrors(/latest-?by/i, 'packages/core/test', 'packages/react', 'packages/vue')).toEqual([])
  expect(await inCopy(bin('biome'), ['check', '--vcs-enabled=false', ...written(output)])).toEqual(good)
  const test = 'packages/core/src/collections/latest-by.test.ts'
  expect(await inCopy(bin('vitest'), ['run', '--project', 'node', test])).toEqual(good)
})

it('writes a component in thirteen files, five of them lists; it compiles, and says what it shows in three frameworks', async () => {
  const { code, output } = await make('component', 'room-count')
  expect([code, written(output).length]).toEqual([0, 13])
  expect(await typeErrors(/room-?count/i, 'packages/react', 'packages/vue', 'contract')).toEqual([])
  const docs = ['--project', 'node', 'contract/components/docs.test.ts']
  expect(await inCopy(bin('vitest'), ['run', ...docs])).toEqual(good)
  const { code: ran, output: said } = await inCopy(bin('vitest'), [
    ...['run', '--project', 'jsdom', '-t', 'RoomCount', '--reporter', 'verbose'],
  ])
  expect([ran, said.match(/✓.*RoomCount/g)?.length]).toEqual([0, 3])
})

it('overwrites nothing, and says how it is used', async () => {
  const again = await make('store', 'latest')
  expect([again.code, again.output]).toEqual([
    1,
    expect.stringContaining('packages/core/src/collections/latest.ts'),
  ])
  for (const args of [[], ['store'], ['store', 'LatestBy'], ['other', 'name']])
    expect(await make(...args)).toEqual({
      code: 2,
      output: expect.stringContaining('npm run new -- store|component'),
    })
})
