interface Node {
  type: string
  tagName?: string
  properties?: Record<string, unknown>
  children?: Node[]
}

/** Puts each table into a box that scrolls by itself, by keys too: pages never scroll sideways. */
export function accessibleTables() {
  return (tree: Node): void => {
    const visit = (node: Node) => {
      node.children = node.children?.map((child) => {
        visit(child)
        // A cell above the column of names is no heading of anything.
        if (child.tagName === 'th' && !textOf(child).trim()) return { ...child, tagName: 'td' }
        if (child.tagName !== 'table') return child
        const properties = {
          className: ['table-box'],
          tabIndex: 0,
          role: 'group',
          ariaLabel: titleOf(child),
        }
        return { type: 'element', tagName: 'div', properties, children: [child] }
      })
    }
    visit(tree)
  }
}

/** A table is called by its columns. */
function titleOf(table: Node): string {
  const head = find(table, 'thead')
  const cells = head ? all(head, 'th').map(textOf) : []
  return `Table: ${cells.filter(Boolean).join(', ') || 'values'}`
}

const all = (node: Node, tag: string): Node[] =>
  node.tagName === tag ? [node] : (node.children ?? []).flatMap((child) => all(child, tag))
const find = (node: Node, tag: string) => all(node, tag)[0]
const textOf = (node: Node & { value?: string }): string =>
  node.value ?? (node.children ?? []).map(textOf).join('')
