import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from './lib/root.mjs'

/** Rows of tables whose last cell names a file of tests and what the test says. */
const rows = [
  ...readFileSync(join(root, 'docs', 'security.md'), 'utf8').matchAll(/^\| (.+) \| `([^`]+)`: (.+) \|$/gm),
].map(([, threat, file, title]) => ({ threat: threat!, file: file!, title: title! }))

it('each threat has its test', () => {
  expect(rows.length).toBeGreaterThan(25)
  const lines = readFileSync(join(root, 'docs', 'security.md'), 'utf8').split('\n')
  const inTables = lines.filter((line) => line.startsWith('| ') && !/^\| (---|who wants)/.test(line))
  expect(inTables).toHaveLength(rows.length)
})

it.each(rows)('$threat', ({ file, title }) => {
  expect(existsSync(join(root, file)), file).toBe(true)
  const source = readFileSync(join(root, file), 'utf8')
  const named = [`'${title}'`, `"${title}"`].some(
    (quoted) => source.includes(`(${quoted}`) || source.includes(`  ${quoted}`),
  )
  expect(named, title).toBe(true)
})
