/** What a docstring says. */
export interface Docstring {
  readonly text: string
  readonly params: readonly { name: string; text: string }[]
  readonly returns: string | null
  /** Each ready to be shown as code. */
  readonly examples: readonly string[]
}

/**
 * The docstring of an exported function, read from its source: what the documentation says is what the code says.
 *
 * @param source text of a module
 * @param name of the function
 */
export function docstringOf(source: string, name: string): Docstring | null {
  const at = source.search(new RegExp(`^export (async )?(function|const) ${name}\\b`, 'm'))
  const before = source.slice(0, Math.max(0, at)).trimEnd()
  if (at < 0 || !before.endsWith('*/')) return null
  const lines = before
    .slice(before.lastIndexOf('/**') + 3, -2)
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, ''))
  const [text = '', ...tags] = lines.join('\n').split(/^@/m)
  const bodies = (tag: string) =>
    tags.filter((one) => one.startsWith(tag)).map((one) => one.slice(tag.length).replace(/^ /, ''))
  return {
    text: text.trim(),
    params: bodies('param').map((one) => {
      const [name = '', ...rest] = one.trim().split(/\s+/)
      return { name, text: rest.join(' ') }
    }),
    returns: bodies('returns')[0]?.trim() ?? null,
    examples: bodies('example').map((one) => one.trim()),
  }
}
