import type { Field, FunctionDoc } from '../../stories/lib/docs/types/said.ts'
import { cell, codeCell, table } from './page.ts'

export const kebab = (name: string) => name.replace(/(?!^)[A-Z]/g, '-$&').toLowerCase()
export const isHook = (name: string) => /^use[A-Z]/.test(name)

/** What stands in for others has their names, which are no hooks of ours: all of it stands on the entry's own page. */
export const isDoor = (entry: string) => entry.includes('/compat/')

/** Text of a docstring as Markdown: what it links by `{@link X}` is code. */
export const said = (text: string) => text.replace(/\{@link ([^}|]+)[^}]*\}/g, '`$1`')

export const fieldsTable = (head: string, fields: readonly Field[]) =>
  table(
    [head, 'type', 'what it is'],
    fields.map(({ name, type, required, text }) => [
      `\`${name}\`${required ? '' : ' (optional)'}`,
      codeCell(type),
      cell(said(text)),
    ]),
  )

export const code = (language: string, text: string) => `\`\`\`${language}\n${text}\n\`\`\``
export const heading = (text: string, body: string) => (body.trim() ? `\n## ${text}\n\n${body.trim()}\n` : '')

export const returned = ({ returns }: FunctionDoc) =>
  `Returns ${codeCell(returns.type)}${returns.text && `: ${said(returns.text)}`}\n\n${fieldsTable('field', returns.fields)}`
