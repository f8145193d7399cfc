import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { FRAMEWORKS, type Framework } from '../../mounted.ts'
import { createReader } from './reader.ts'
import type { ComponentDoc, FunctionDoc } from './said.ts'

/** What code says of all that the documentation has a page for. */
export interface Docs {
  /** By framework and name. */
  readonly hooks: Readonly<Record<Framework, Readonly<Record<string, FunctionDoc>>>>
  /** By name. */
  readonly components: Readonly<Record<string, ComponentDoc>>
}

const packages = fileURLToPath(new URL('../../../../packages/', import.meta.url))
const components = `${packages}ui/src/components/`

/** How the packages' source is read. */
export const compilerOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  customConditions: ['@channelkit/source'],
  strict: true,
  skipLibCheck: true,
  noEmit: true,
  allowImportingTsExtensions: true,
  jsx: ts.JsxEmit.ReactJSX,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  types: [],
}

const pascal = (kebab: string) => kebab.replace(/(^|-)./g, (start) => start.at(-1)!.toUpperCase())
const camel = (kebab: string) => kebab.replace(/-./g, (start) => start.at(-1)!.toUpperCase())

/** Reads the packages: every hook that is exported, every component that has a folder. */
export function collectDocs(): { docs: Docs; files: readonly string[] } {
  const entries = (framework: Framework) =>
    ['index.ts', 'query/index.ts', 'rows/index.ts']
      .map((entry) => `${packages}${framework}/src/${entry}`)
      .filter(existsSync)
  const folders = readdirSync(components)
  const indexOf = (folder: string) => `${components}${folder}/index.ts`
  const reader = createReader([...FRAMEWORKS.flatMap(entries), ...folders.map(indexOf)], compilerOptions)

  function hooksOf(framework: Framework) {
    const exported = entries(framework).flatMap((file) => [...reader.exportsOf(file)])
    const hooks = exported.filter(([name]) => /^use[A-Z]/.test(name))
    return Object.fromEntries(hooks.map(([name, symbol]) => [name, reader.functionOf(symbol)!]))
  }

  function componentOf(folder: string): ComponentDoc {
    const exported = reader.exportsOf(indexOf(folder))
    const definition = exported.get(camel(folder))
    const name = pascal(folder)
    return {
      ...(definition ? reader.docOf(definition) : { text: '', examples: [] }),
      props: reader.fieldsOfDeclared(exported.get(`${name}Props`)),
      slots: reader.fieldsOfDeclared(exported.get(`${name}Types`), 'slots'),
    }
  }

  return {
    docs: {
      hooks: Object.fromEntries(FRAMEWORKS.map((one) => [one, hooksOf(one)])) as unknown as Docs['hooks'],
      components: Object.fromEntries(folders.map((folder) => [pascal(folder), componentOf(folder)])),
    },
    files: reader.files(),
  }
}
