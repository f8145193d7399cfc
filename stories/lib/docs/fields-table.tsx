import { Markdown } from '@storybook/addon-docs/blocks'
import type { Field } from './types/said.ts'

/** Fields with their types and what is said of them. */
export function FieldsTable({ of, fields }: { of: string; fields: readonly Field[] }) {
  if (fields.length === 0) return null
  const rows = fields.map(
    ({ name, type, required, text }) =>
      `| ${codeOf(name)}${required ? '' : ' (optional)'} | ${codeOf(cell(type))} | ${cell(text)} |`,
  )
  return <Markdown>{[`| ${of} | type | |`, '| --- | --- | --- |', ...rows].join('\n')}</Markdown>
}

/** Outside of a table a bar stands for itself. */
export const codeOf = (text: string) => `\`${text}\``
const cell = (text: string) => text.replaceAll('|', '\\|')
