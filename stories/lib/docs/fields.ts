/** A field of an interface, as its source has it. */
export interface Field {
  readonly name: string
  readonly type: string
  readonly required: boolean
  readonly text: string
}

/**
 * The fields of an interface with their docstrings, read from its source, those that it inherits last.
 *
 * @param sources where interfaces are looked for
 */
export function fieldsOf(sources: Iterable<string>, name: string): readonly Field[] {
  for (const source of sources) {
    const found = source.match(new RegExp(`^export interface ${name}\\b([^{]*)\\{\\n([\\s\\S]*?)^\\}`, 'm'))
    if (!found) continue
    const [, heritage = '', body = ''] = found
    const own = [...body.matchAll(FIELD)].map(([, text = '', field = '', optional, type = '']) => ({
      name: field,
      type: type.trim(),
      required: optional === '',
      text: text.replace(/\s*\n\s*\* ?/g, ' ').trim(),
    }))
    const parents = heritage.match(/[A-Z]\w*Props\b/g) ?? []
    return [...own, ...parents.flatMap((parent) => fieldsOf(sources, parent))]
  }
  return []
}

const FIELD = /(?:^ {2}\/\*\*([\s\S]*?)\*\/\n)?^ {2}(?:readonly )?(\w+)(\??)(?:: |(?=\())(.+)$/gm
