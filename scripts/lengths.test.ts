import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from './lib/root.mjs'

/** In lines. */
const LONGEST = 250
const MEDIAN = 60

/** Suites of one subject that are longer than that; none is to be added, and one that was divided is struck off. */
const LONG = ['contract/core/writes.test.ts', 'contract/suite.ts']

const lengths = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root })
  .toString()
  .split('\n')
  .filter((path) => /[.](tsx?|mts|[cm]?js|jsx|vue|svelte|css)$/.test(path) && existsSync(join(root, path)))
  .map((path) => ({ path, length: readFileSync(join(root, path), 'utf8').split('\n').length - 1 }))
const long = lengths.filter(({ length }) => length > LONGEST).map(({ path }) => path)

it('no file is longer than one can take in', () => {
  expect(lengths.length).toBeGreaterThan(500)
  expect(long.filter((path) => !LONG.includes(path))).toEqual([])
})

it('what is longer still is so, and is no code of a package', () => {
  expect(LONG.filter((path) => !long.includes(path))).toEqual([])
  expect(LONG.filter((path) => path.startsWith('packages/'))).toEqual([])
})

it('most files of the packages are short', () => {
  const sources = lengths
    .filter(({ path }) => /^packages[/][^/]+[/]src[/]/.test(path))
    .map(({ length }) => length)
    .sort((a, b) => a - b)
  expect(sources[Math.floor(sources.length / 2)]).toBeLessThan(MEDIAN)
})
