import { readFileSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { definitions } from './definitions.ts'

const file = new URL('../../docs/components.md', import.meta.url)

/** The parts as the page has them: in italics those of which there are many. */
const listed = (parts: object) =>
  Object.entries(parts)
    .filter(([name]) => name !== 'root')
    .map(([name, part]) => (typeof part === 'function' ? `*${name}*` : name))
    .join(', ')

it.each(Object.entries(definitions))(
  'the documentation names every part of %s (UPDATE_DOCS=1 writes them)',
  (name, { parts }) => {
    const page = readFileSync(file, 'utf8')
    const row = new RegExp(`^([|] \`${name}\` [|]) ([^|]*) [|]`, 'm')
    if (process.env.UPDATE_DOCS) writeFileSync(file, page.replace(row, `$1 ${listed(parts)} |`))
    expect(readFileSync(file, 'utf8').match(row)?.[2]).toBe(listed(parts))
  },
)
