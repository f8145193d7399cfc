import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { teach } from './errors.ts'
import { ChannelKitError, type ErrorCode } from './index.ts'
import { words } from './words.ts'

teach(words)

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')

it('the page on errors lists every code with its remedy', () => {
  const page = read('../../../docs/errors.md')
  const rows = [...page.matchAll(/^\| `([a-z-]+)` \| (yes|no) \| (.*) \|$/gm)]
  const listed = rows.map(([, code, retryable, remedy]) => ({ code, retryable: retryable === 'yes', remedy }))
  const codes = ['./errors.ts', './words.ts'].flatMap((file) => {
    const source = read(file)
    const table = source.slice(source.search(/const (early|advice) =/), source.indexOf('} as const'))
    return [...table.matchAll(/^ {2}'?([a-z-]+)'?: \[/gm)].map(([, code]) => code as ErrorCode)
  })
  expect(codes.length).toBeGreaterThan(20)
  const byCode = (a: { code: string | undefined }, b: { code: string | undefined }) =>
    String(a.code).localeCompare(String(b.code))
  expect(listed.sort(byCode)).toEqual(
    codes
      .map((code) => {
        const { retryable, remedy } = new ChannelKitError(code, '')
        return { code, retryable, remedy }
      })
      .sort(byCode),
  )
})
