import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { definitions } from './definitions.ts'

const page = readFileSync(new URL('../../docs/components.md', import.meta.url), 'utf8')

it.each(Object.entries(definitions))('the documentation names every part of %s', (name, { parts }) => {
  const [, row = ''] = page.match(new RegExp(`^[|] \`${name}\` [|] ([^|]*)[|]`, 'm')) ?? []
  const named = [...row.replaceAll('`', '').matchAll(/[\w-]+/g)].map(([part]) => part)
  expect(named.sort()).toEqual(
    Object.keys(parts)
      .filter((part) => part !== 'root')
      .sort(),
  )
})
