import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
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
/** What was written, for the compiler. */
const compiled: string[] = []
const written = (output: string) => output.match(/^ {2}\S+$/gm)?.map((line) => line.trim()) ?? []

it('writes a store with its hooks in nine files, a component in ten, of which four and three are lists', async () => {
  for (const [kind, name, files, lists] of [
    ['store', 'latest-by', 5, 4],
    ['component', 'room-count', 7, 3],
  ] as const) {
    const { code, output } = await make(kind, name)
    const [yours = '', theirs = ''] = output.split('Lists that name it now:')
    expect([code, written(yours).length, written(theirs).length]).toEqual([0, files, lists])
    const paths = written(output)
    compiled.push(...paths.filter((path) => /[.]tsx?$/.test(path)).map((path) => join(copy, path)))
    expect(await inCopy(bin('biome'), ['check', '--vcs-enabled=false', ...paths])).toEqual(good)
  }
})

it('writes what compiles', async () => {
  const config = join(copy, 'contract', 'tsconfig.new.json')
  writeFileSync(config, JSON.stringify({ extends: './tsconfig.json', include: [], files: compiled }))
  const { output } = await inCopy(tsc, ['-p', config, '--pretty', 'false'])
  // What is wrong elsewhere is told elsewhere.
  expect(output.split('\n').filter((line) => /latest-?by|room-?count/i.test(line))).toEqual([])
})

it('writes tests that run, and a component that others find by its folder', async () => {
  const { code, output } = await inCopy(bin('vitest'), [
    ...['run', '--project', 'node', '--project', 'jsdom', '--reporter', 'verbose'],
    ...['-t', 'RoomCount|shows what the events before came to'],
    ...['latest-by', 'contract/dom'],
  ])
  // In three frameworks, and the store.
  expect([code, output.match(/✓.*(RoomCount|latest-by)/g)?.length]).toEqual([0, 4])
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
