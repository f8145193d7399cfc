import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

it('a wrong event is the error of its own place, and not of every signature', () => {
  const tsc = here('../../node_modules/@typescript/native/bin/tsc')
  const { stdout } = spawnSync(process.execPath, [tsc, '-p', here('.'), '--pretty', 'false'], {
    encoding: 'utf8',
  })
  const lines = readFileSync(here('wrong.ts'), 'utf8').split('\n')
  const errors = stdout.split('\n').filter((line) => line.includes('wrong.ts('))
  const places = errors.map(
    (error) =>
      error
        .match(/wrong\.ts\((\d+),(\d+)\)/)
        ?.slice(1)
        .map(Number) ?? [],
  )
  expect(places.map(([line = 0]) => line)).toEqual(
    lines.flatMap((line, i) => (line.includes('massage') ? [i + 1] : [])),
  )
  for (const [line = 0, column = 0] of places)
    expect(lines[line - 1]?.slice(column - 1)).toMatch(/^('massage'|\['message', 'massage'\])/)
  expect(stdout).not.toContain('No overload matches')
}, 120_000)
