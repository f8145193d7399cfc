import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { optionsTable } from './options-table.ts'

const source = new URL('../../src/', import.meta.url)
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /^(server|(cluster|metrics|rest|webhooks|transports)[/].*(options|redis|rest|xhr))[.]ts$/.test(file),
)
/** By name: every default that the table of options knows. */
const known = new Map<string, Set<string>>()
for (const row of optionsTable().split('\n').slice(2)) {
  const [, path, usual] = row.split('|').map((cell) => cell.replaceAll('`', '').trim())
  const name = path!.split('.').at(-1)!
  known.set(name, (known.get(name) ?? new Set()).add(usual!.replaceAll('"', '')))
}

/** A docstring's `Default X.` and the option below it. */
const TOLD = /Default `?([\w/.,-]+?)`?[.;](?=\s)(?:(?!\/\*\*)[\s\S])*?\*\/\s+(\w+)\??:/g

it('what a docstring says an option is by default is what it is', () => {
  const told = files.flatMap((file) =>
    [...readFileSync(new URL(file, source), 'utf8').matchAll(TOLD)].map(([, usual, name]) => ({
      file,
      name: name!,
      usual: usual!.replaceAll(/[,_]/g, ''),
    })),
  )
  expect(told.length).toBeGreaterThan(15)
  for (const one of told) {
    const options = known.get(one.name)
    if (options && !['all', 'none'].includes(one.usual))
      expect([...options], `${one.file}: ${one.name}`).toContain(one.usual)
  }
})
