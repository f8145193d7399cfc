import * as z from 'zod'
import { configSchema } from './schema.ts'

/** JSON Schema, as far as it is read here. */
export interface SchemaNode {
  readonly type?: string
  readonly description?: string
  readonly default?: unknown
  readonly enum?: readonly unknown[]
  readonly properties?: Readonly<Record<string, SchemaNode>>
  readonly required?: readonly string[]
  readonly items?: SchemaNode
  readonly anyOf?: readonly SchemaNode[]
  readonly additionalProperties?: boolean | SchemaNode
}

/** The configuration's schema as JSON Schema 2020-12: for editors, and for what errors and pages say of an option. */
export const configJsonSchema = (): SchemaNode =>
  z.toJSONSchema(configSchema, { io: 'input', target: 'draft-2020-12' }) as SchemaNode

/** What the schema says of a place in a configuration. */
export function schemaAt(path: readonly PropertyKey[], root = configJsonSchema()): SchemaNode | undefined {
  let node: SchemaNode | undefined = root
  for (const step of path) node = node && below(node, step)
  return node
}

/** The options that a place may have, of whichever of its kinds has any. */
export const optionsOf = (node: SchemaNode | undefined): readonly string[] =>
  Object.keys(kindsOf(node).find(({ properties }) => properties)?.properties ?? {})

const kindsOf = (node: SchemaNode | undefined): readonly SchemaNode[] =>
  node ? [node, ...(node.anyOf ?? [])] : []

function below(node: SchemaNode, step: PropertyKey): SchemaNode | undefined {
  for (const { items, properties, additionalProperties } of kindsOf(node)) {
    const found = typeof step === 'number' ? items : properties?.[String(step)]
    if (found) return found
    // What holds any names says of them what it says of itself.
    if (typeof additionalProperties === 'object')
      return { ...additionalProperties, description: node.description ?? '' }
  }
  return undefined
}
