import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { PROTOCOL_ERRORS, SERVER_ERROR_CODES, ServerError } from './index.ts'

const page = new URL('../../../../docs/server-errors.md', import.meta.url)
const source = new URL('../', import.meta.url)

const table = (head: string, rows: string[]) =>
  `\n${[head, head.replaceAll(/[^|]+/g, ' --- '), ...rows].join('\n')}\n\n`
const TABLES: [string, () => string][] = [
  [
    'codes',
    () =>
      table(
        '| code | status | what to do |',
        SERVER_ERROR_CODES.map((code) => {
          const { status, remedy } = new ServerError(code, '')
          return `| \`${code}\` | ${status} | ${remedy} |`
        }),
      ),
  ],
  [
    'protocol',
    () =>
      table(
        '| code | what it says |',
        Object.entries(PROTOCOL_ERRORS).map(([code, text]) => `| ${code} | ${text} |`),
      ),
  ],
]

it.each(TABLES)('the page on the server’s errors has all %s', (name, make) => {
  const marked = new RegExp(`(?<=<!-- ${name} -->\n)[\\s\\S]*?(?=<!-- end -->)`)
  // UPDATE_DOCS=1 writes them anew.
  if (process.env.UPDATE_DOCS) writeFileSync(page, readFileSync(page, 'utf8').replace(marked, make))
  expect(marked.exec(readFileSync(page, 'utf8'))?.[0]).toBe(make())
})

it('no code is there that nothing uses', () => {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !/server-error|[.]test[.]/.test(file),
  )
  const text = files.map((file) => readFileSync(new URL(file, source), 'utf8')).join('\n')
  expect(SERVER_ERROR_CODES.filter((code) => !text.includes(`'${code}'`))).toEqual([])
})

it('an error says what happened and what to do, and keeps its cause', () => {
  const cause = new Error('below')
  const error = new ServerError('port-in-use', 'Port 1 is in use.', { cause })
  expect(error).toMatchObject({ name: 'ServerError', code: 'port-in-use', status: 400, cause })
  expect(error.message).toBe('Port 1 is in use. End what uses it, or choose another port.')
  expect(error.remedy).toBe('End what uses it, or choose another port.')
  expect(new ServerError('invalid-config', 'Wrong:\n').message).toBe(
    'Wrong:\nCorrect what is named above; --help lists what can be set.',
  )
  const own = new ServerError('internal', 'x needs y.', { remedy: 'npm install y' })
  expect([own.message, own.remedy]).toEqual(['x needs y. npm install y', 'npm install y'])
})
