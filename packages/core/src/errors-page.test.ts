import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { ChannelKitError, type ErrorCode } from './index.ts'

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')

it('the page on errors lists every code with its remedy', () => {
  const page = read('../../../docs/errors.md')
  const rows = [...page.matchAll(/^\| `([a-z-]+)` \| (yes|no) \| (.*) \|$/gm)]
  const listed = rows.map(([, code, retryable, remedy]) => ({ code, retryable: retryable === 'yes', remedy }))
  const source = read('./errors.ts')
  const table = source.slice(source.indexOf('const table'), source.indexOf('} as const'))
  const codes = [...table.matchAll(/^ {2}'?([a-z-]+)'?: \[/gm)].map(([, code]) => code as ErrorCode)
  expect(codes.length).toBeGreaterThan(20)
  expect(listed).toEqual(
    codes.map((code) => {
      const { retryable, remedy } = new ChannelKitError(code, '')
      return { code, retryable, remedy }
    }),
  )
})
