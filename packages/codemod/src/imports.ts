import type { API, Collection } from 'jscodeshift'

/** Changes from which module names are imported, re-exported, required or mocked. Whether there was one. */
export function moveImports(j: API['j'], root: Collection, from: string, to: string): boolean {
  let moved = false
  const move = (node: { type: string; value?: unknown } | null | undefined) => {
    if (!node || !('value' in node) || node.value !== from) return
    node.value = to
    // The text as it was written goes before the value where it is kept.
    Object.assign(node, { raw: undefined, extra: undefined })
    moved = true
  }
  root.find(j.ImportDeclaration).forEach(({ node }) => void move(node.source as never))
  root.find(j.ExportNamedDeclaration).forEach(({ node }) => void move(node.source as never))
  root.find(j.ExportAllDeclaration).forEach(({ node }) => void move(node.source as never))
  root.find(j.ImportExpression).forEach(({ node }) => void move(node.source as never))
  root.find(j.TSModuleDeclaration).forEach(({ node }) => void move(node.id as never))
  root.find(j.CallExpression).forEach(({ node }) => {
    const { callee } = node
    const required = callee.type === 'Identifier' && callee.name === 'require'
    const mocked =
      callee.type === 'MemberExpression' &&
      callee.object.type === 'Identifier' &&
      ['jest', 'vi'].includes(callee.object.name)
    if (required || mocked || (callee.type as string) === 'Import') move(node.arguments[0] as never)
  })
  return moved
}
