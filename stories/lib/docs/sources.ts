import { FRAMEWORKS, type Framework } from '../mounted.ts'
import { type Docstring, docstringOf } from './docstring.ts'
import { type Field, fieldsOf } from './fields.ts'

const hooks = import.meta.glob<string>('../../../packages/{react,vue,svelte}/src/{use-*,query/*}.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const components = import.meta.glob<string>('../../../packages/ui/src/components/*/*.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** What a hook's source says of it, in each framework. */
export function hookDocs(name: string): Partial<Record<Framework, Docstring>> {
  const found = FRAMEWORKS.map((framework) => [framework, search(hooks, `/${framework}/`, name)] as const)
  return Object.fromEntries(found.filter(([, doc]) => doc)) as Partial<Record<Framework, Docstring>>
}

/** What a component's source says of it: in words, and of what it can be given. */
export const componentDoc = (name: string): Docstring | undefined =>
  search(components, '/ui/', name[0]!.toLowerCase() + name.slice(1))
export const componentProps = (name: string): readonly Field[] =>
  fieldsOf(Object.values(components), `${name}Props`)

function search(sources: Record<string, string>, folder: string, name: string): Docstring | undefined {
  for (const [path, source] of Object.entries(sources)) {
    const doc = path.includes(folder) && docstringOf(source, name)
    if (doc) return doc
  }
}
