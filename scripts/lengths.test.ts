import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from './lib/root.mjs'

/** In lines. */
const LONGEST = 250
const MEDIAN = 60

const lengths = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root })
  .toString()
  .split('\n')
  .filter((path) => /[.](tsx?|mts|[cm]?js|jsx|vue|svelte|css)$/.test(path) && existsSync(join(root, path)))
  .map((path) => ({ path, length: readFileSync(join(root, path), 'utf8').split('\n').length - 1 }))
const long = lengths.filter(({ length }) => length > LONGEST).map(({ path }) => path)

it('no file is longer than one can take in', () => {
  expect(lengths.length).toBeGreaterThan(500)
  expect(long).toEqual([])
})

it('most files of the packages are short', () => {
  const sources = lengths
    .filter(({ path }) => /^packages[/][^/]+[/]src[/]/.test(path))
    .map(({ length }) => length)
    .sort((a, b) => a - b)
  expect(sources[Math.floor(sources.length / 2)]).toBeLessThan(MEDIAN)
})
