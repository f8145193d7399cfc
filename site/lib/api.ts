import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { compilerOptions } from '../../stories/lib/docs/types/collect.ts'
import { createReader } from '../../stories/lib/docs/types/reader.ts'
import type { ComponentDoc, ExportDoc, Field } from '../../stories/lib/docs/types/said.ts'
import { FRAMEWORKS } from '../../stories/lib/mounted.ts'

const packages = fileURLToPath(new URL('../../packages/', import.meta.url))
const components = `${packages}ui/src/components/`

/** An entry of a package that an application imports from. */
export interface Entry {
  /** As it is imported: `@channelkit/core/query`. */
  readonly name: string
  readonly exports: ReadonlyMap<string, ExportDoc>
}

/** All that code and types say of a component, with what its markup and its styles are made of. */
export interface WholeComponent extends ComponentDoc {
  readonly name: string
  readonly folder: string
  readonly labels: readonly Field[]
  readonly parts: readonly Field[]
  readonly variables: readonly string[]
}

export interface Api {
  readonly entries: readonly Entry[]
  readonly components: readonly WholeComponent[]
}

const pascal = (kebab: string) => kebab.replace(/(^|-)./g, (start) => start.at(-1)!.toUpperCase())
const camel = (kebab: string) => kebab.replace(/-./g, (start) => start.at(-1)!.toUpperCase())

/** The modules of a package by the name they are imported by, as its manifest says; those of a pattern have pages of their own. */
export function entriesOf(folder: string): { name: string; file: string }[] {
  const { name, exports } = JSON.parse(readFileSync(`${packages}${folder}/package.json`, 'utf8'))
  return Object.entries<Record<string, unknown> | string>(exports).flatMap(([subpath, target]) => {
    const source = typeof target === 'object' ? (target['@channelkit/source'] ?? target.svelte) : target
    if (typeof source !== 'string' || !/\.tsx?$/.test(source) || subpath.includes('*')) return []
    return [{ name: `${name}${subpath.slice(1)}`, file: `${packages}${folder}/${source.slice(2)}` }]
  })
}

const FIRST = ['core', ...FRAMEWORKS, 'ui', 'server', 'testing']

/** Everything that can be imported, of every package: those that most people need first, and none is forgotten. */
export function modulesOfPackages(): { name: string; file: string }[] {
  const others = readdirSync(packages).filter((folder) => !FIRST.includes(folder))
  return [...FIRST, ...others.sort()].flatMap(entriesOf)
}

/** Reads every package by the compiler. */
export function collectApi(): Api {
  const modules = modulesOfPackages()
  const folders = readdirSync(components)
  const indexes = folders.map((folder) => `${components}${folder}/index.ts`)
  const reader = createReader([...modules.map(({ file }) => file), ...indexes], {
    ...compilerOptions,
    types: ['node'],
  })

  function componentOf(folder: string): WholeComponent {
    const exported = reader.exportsOf(`${components}${folder}/index.ts`)
    const name = pascal(folder)
    const definition = exported.get(camel(folder))
    return {
      name,
      folder,
      ...(definition ? reader.docOf(definition) : { text: '', examples: [] }),
      props: reader.fieldsOfDeclared(exported.get(`${name}Props`)),
      slots: reader.fieldsOfDeclared(exported.get(`${name}Types`), 'slots'),
      labels: reader.fieldsOfDeclared(exported.get(`${name}Props`), 'labels'),
      parts: reader.fieldsOfDeclared(exported.get(`${name}Types`), 'parts'),
      variables: variablesIn(`${components}${folder}/styles.css`),
    }
  }

  return {
    entries: modules.map(({ name, file }) => ({
      name,
      exports: new Map([...reader.exportsOf(file)].map(([one, symbol]) => [one, reader.exportOf(symbol)])),
    })),
    components: folders.map(componentOf),
  }
}

function variablesIn(file: string): string[] {
  const styles = existsSync(file) ? readFileSync(file, 'utf8') : ''
  return [...new Set([...styles.matchAll(/--ck-[a-z0-9-]*[a-z0-9]/g)].map(([name]) => name))]
}
