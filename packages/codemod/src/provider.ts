import type { API, Collection, JSXAttribute, JSXOpeningElement } from 'jscodeshift'

/** What a kit's options don't know, or what only the old provider does. */
const OLD_ONLY = ['triggerEndpoint', 'defer', 'value', '_PusherRuntime', 'auth', 'authEndpoint', 'authorizer']

/**
 * Makes a `ChannelKitProvider` of each `PusherProvider` whose props are options of a kit.
 *
 * @param door the module that `PusherProvider` comes from by now
 * @returns why others stay as they are
 */
export function moveProviders(j: API['j'], root: Collection, door: string): string[] {
  const stays: string[] = []
  let moved = 0
  const named = (name: string) => root.find(j.JSXElement, { openingElement: { name: { name } } })
  named('PusherProvider').forEach(({ node }) => {
    const { openingElement, closingElement } = node
    const reason = whyNot(openingElement)
    if (reason) {
      stays.push(`PusherProvider stays: ${reason}`)
      return
    }
    moved++
    const properties = openingElement.attributes!.map((attribute) => {
      const { name, value } = attribute as JSXAttribute
      const key = name.name === 'clientKey' ? 'key' : String(name.name)
      const given =
        value?.type === 'JSXExpressionContainer' ? value.expression : (value ?? j.booleanLiteral(true))
      const same = given.type === 'Identifier' && given.name === key
      return Object.assign(j.objectProperty(j.identifier(key), given as never), { shorthand: same })
    })
    const options = j.jsxExpressionContainer(j.objectExpression(properties))
    openingElement.name = j.jsxIdentifier('ChannelKitProvider')
    openingElement.attributes = [j.jsxAttribute(j.jsxIdentifier('options'), options)]
    if (closingElement) closingElement.name = j.jsxIdentifier('ChannelKitProvider')
  })
  if (moved === 0) return stays
  const imports = root.find(j.ImportDeclaration, { source: { value: door } })
  imports
    .at(0)
    .insertBefore(
      j.importDeclaration(
        [j.importSpecifier(j.identifier('ChannelKitProvider'))],
        j.stringLiteral('@channelkit/react'),
      ),
    )
  if (named('PusherProvider').length > 0) return stays
  imports.find(j.ImportSpecifier, { imported: { name: 'PusherProvider' } }).remove()
  imports.filter(({ node }) => node.specifiers?.length === 0).remove()
  return stays
}

function whyNot({ attributes = [] }: JSXOpeningElement): string | undefined {
  for (const attribute of attributes) {
    if (attribute.type !== 'JSXAttribute') return 'its props are spread'
    const name = String(attribute.name.name)
    if (OLD_ONLY.includes(name)) return `ChannelKitProvider has no ${name}`
  }
  return undefined
}
