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
}

/** The configuration's schema as JSON Schema 2020-12: for editors, and for what errors and pages say of an option. */
export const configJsonSchema = (): SchemaNode =>
  z.toJSONSchema(configSchema, { io: 'input', target: 'draft-2020-12' }) as SchemaNode

/** What the schema says of a place in a configuration. */
export function schemaAt(path: readonly PropertyKey[], root = configJsonSchema()): SchemaNode | undefined {
  let node: SchemaNode | undefined = root
  for (const step of path) node = typeof step === 'number' ? node?.items : node?.properties?.[String(step)]
  return node
}
