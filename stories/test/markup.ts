/**
 * What stands in an element, the same text for the same content whichever framework wrote it: without comments,
 * attributes by name, and ids by the order in which they come.
 */
export function markupOf(root: Element): string {
  const ids = new Map<string, string>()
  for (const { id } of root.querySelectorAll('[id]')) ids.set(id, `#${ids.size}`)
  const said = ({ name, value }: Attr) => {
    if (name === 'style') return declarationsOf(value)
    const words = value.split(/\s+/).map((word) => ids.get(word) ?? word)
    return (name === 'class' ? words.filter((word) => !/^(s|svelte)-/.test(word)).sort() : words).join(' ')
  }
  const textOf = (node: Node): string => {
    if (node instanceof Text) return node.data.trim()
    if (!(node instanceof Element)) return ''
    const attributes = [...node.attributes]
      // What is written into a field is no attribute in every framework.
      .filter(({ name }) => !name.startsWith('data-v-') && name !== 'value')
      .map((one) => ` ${one.name}=${JSON.stringify(said(one))}`)
      .sort()
      .join('')
    return `<${node.localName}${attributes}>${[...node.childNodes].map(textOf).join('')}</>`
  }
  return textOf(root)
}

const declarationsOf = (style: string) =>
  style
    .split(';')
    .map((one) => one.trim())
    .filter(Boolean)
    .sort()
    .join(';')
