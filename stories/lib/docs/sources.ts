import { FRAMEWORKS, type Framework } from '../mounted.ts'
import { type Docstring, docstringOf } from './docstring.ts'

const hooks = import.meta.glob<string>('../../../packages/{react,vue,svelte}/src/{use-*,query/*}.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const components = import.meta.glob<string>('../../../packages/react/src/components/*.tsx', {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** What a hook's source says of it, in each framework. */
export function hookDocs(name: string): Partial<Record<Framework, Docstring>> {
  const found = FRAMEWORKS.map((framework) => [framework, search(hooks, `/${framework}/`, name)] as const)
  return Object.fromEntries(found.filter(([, doc]) => doc)) as Partial<Record<Framework, Docstring>>
}

/** What a component's source says of it. */
export const componentDoc = (name: string): Docstring | undefined => search(components, '/react/', name)

function search(sources: Record<string, string>, folder: string, name: string): Docstring | undefined {
  for (const [path, source] of Object.entries(sources)) {
    const doc = path.includes(folder) && docstringOf(source, name)
    if (doc) return doc
  }
}
