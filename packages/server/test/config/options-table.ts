import { configJsonSchema, type SchemaNode } from '../../src/config/json-schema.ts'

/** What is the same in an app as at the top is told once. */
const TOLD_ABOVE = new Set(['apps[].limits', 'apps[].webhooks'])

const literal = (word: string) => (/^(\d+|true|false)$/.test(word) ? `\`${word}\`` : word)

/** Every option of the configuration as a row of Markdown, from the schema itself. */
export function optionsTable(): string {
  const rows = ['| option | default | what it is |', '| --- | --- | --- |']
  const walk = (node: SchemaNode, path: string, required: boolean) => {
    const description = node.description ?? ''
    const usual = /\s*Default ((?:[^.]|\.(?=\d))+)\.$/.exec(description)
    const shown =
      node.default !== undefined && typeof node.default !== 'object'
        ? `\`${JSON.stringify(node.default)}\``
        : usual
          ? literal(usual[1] ?? '')
          : required
            ? 'required'
            : ''
    const words = usual ? description.slice(0, usual.index) : description
    const choices = node.enum ? ` One of ${node.enum.map((one) => `\`${one}\``).join(', ')}.` : ''
    if (path) rows.push(`| \`${path}\` | ${shown} | ${words}${choices} |`)
    if (TOLD_ABOVE.has(path)) return
    for (const part of [node, ...(node.anyOf ?? [])]) {
      if (part.items?.properties) inside(part.items, `${path}[]`)
      if (part.properties) inside(part, path)
    }
  }
  const inside = (node: SchemaNode, path: string) => {
    for (const [name, child] of Object.entries(node.properties ?? {})) {
      const place = path ? `${path}.${name}` : name
      walk(child, place, node.required?.includes(name) === true)
    }
  }
  walk(configJsonSchema(), '', true)
  return rows.join('\n')
}
