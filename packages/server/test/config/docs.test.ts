import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { helpText } from '../../src/command/help.ts'
import { configJsonSchema } from '../../src/config/json-schema.ts'
import { optionsTable } from './options-table.ts'

const page = fileURLToPath(new URL('../../../../docs/server-configuration.md', import.meta.url))

it('the schema that editors take is that of the configuration', () => {
  const file = fileURLToPath(new URL('../../config.schema.json', import.meta.url))
  const text = `${JSON.stringify(configJsonSchema(), null, 2)}\n`
  if (process.env.UPDATE_DOCS) writeFileSync(file, text)
  expect(readFileSync(file, 'utf8')).toBe(text)
})

it.each([
  ['options', () => `\n${optionsTable()}\n\n`],
  ['help', () => `\n\`\`\`text\n${helpText()}\`\`\`\n\n`],
])('the %s on the page about configuration are those that there are', (name, make) => {
  const marked = new RegExp(`(?<=<!-- ${name} -->\n)[^]*?(?=<!-- end -->)`)
  // UPDATE_DOCS=1 writes them anew.
  if (process.env.UPDATE_DOCS) writeFileSync(page, readFileSync(page, 'utf8').replace(marked, make))
  expect(marked.exec(readFileSync(page, 'utf8'))?.[0]).toBe(make())
})
