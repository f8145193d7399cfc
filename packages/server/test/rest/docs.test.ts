import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { ROUTES } from '../../src/rest/routes.ts'

const read = (path: string) => readFileSync(new URL(`../../../../${path}`, import.meta.url), 'utf8')
const page = read('docs/http-api.md')

it('the page about the HTTP API has every operation', () => {
  for (const { method, path } of ROUTES) {
    const shown = path.replace('{channel}', 'NAME').replace(/\{\w+\}/g, 'ID')
    expect(page).toContain(`\`${method} ${shown}\``)
  }
})

it('the page about the HTTP API has every code of its refusals', () => {
  const folder = 'packages/server/src/rest'
  const files = readdirSync(new URL(`../../../../${folder}/`, import.meta.url))
  const codes = files
    .map((file) => read(`${folder}/${file}`))
    .flatMap((source) => [
      ...source.matchAll(/(?:ServerError|refuse|code:)\(?\s*'([a-z0-9]+(?:-[a-z0-9]+)+|internal|replayed)'/g),
      ...source.matchAll(/'(bad-[a-z0-9-]+)'/g),
    ])
    .map(([, code]) => code!)
  expect(codes.length).toBeGreaterThan(20)
  for (const code of new Set(codes)) expect(page).toContain(`\`${code}\``)
})
