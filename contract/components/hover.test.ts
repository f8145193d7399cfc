import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { beforeAll, describe, expect, it } from 'vitest'
import { definitions } from './definitions.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const names = Object.keys(definitions) as (keyof typeof definitions)[]

/** How the props of a component are said in each framework. */
const PROPS = {
  react: (name: string) => `Parameters<typeof ${name}>[0]`,
  vue: (name: string) => `InstanceType<typeof ${name}>['$props']`,
  svelte: (name: string) => `Parameters<typeof ${name}>[1]`,
}
type Framework = keyof typeof PROPS

/** All names of components and props that an application may write, one a line. */
function application(framework: Framework): string {
  const used = names.map((name) => {
    const props = [
      ...Object.keys(definitions[name].props),
      'partProps',
      ...(definitions[name].labels ? ['labels'] : []),
    ]
    const lines = props.map((prop) => `of${name}.${prop}`)
    return [name, `declare const of${name}: NonNullable<${PROPS[framework](name)}>`, ...lines].join('\n')
  })
  const imports = `import { ${names.join(', ')} } from '@channelkit/${framework}/components'`
  return [imports, `import { useRows } from '@channelkit/${framework}/rows'`, 'useRows', ...used].join('\n')
}

const frameworks = Object.keys(PROPS) as Framework[]
const pathOf = (framework: Framework) => here(`../application-${framework}.ts`)
const open = new Map(frameworks.map((framework) => [pathOf(framework), application(framework)]))

/** An editor with an application's file for each framework open. */
function editor(): ts.LanguageService {
  const { config } = ts.readConfigFile(here('../types/tsconfig.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, here('../types'))
  const host: ts.LanguageServiceHost = {
    getCompilationSettings: () => ({ ...options, types: [] }),
    getScriptFileNames: () => [...open.keys()],
    getScriptVersion: () => '1',
    getScriptSnapshot(file) {
      const source = open.get(file) ?? ts.sys.readFile(file)
      return source === undefined ? undefined : ts.ScriptSnapshot.fromString(source)
    },
    getCurrentDirectory: () => here('..'),
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (file) => open.has(file) || ts.sys.fileExists(file),
    readFile: ts.sys.readFile,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
    realpath: ts.sys.realpath,
  }
  return ts.createLanguageService(host)
}

const service = editor()
// An editor takes its time to start, too.
beforeAll(() => void service.getProgram(), 120_000)

it('there is a definition for each component', () => {
  expect(names).toHaveLength(readdirSync(here('../../packages/ui/src/components')).length)
})

describe.each(frameworks)('an editor shows for %s', (framework) => {
  const path = pathOf(framework)
  const text = open.get(path)!
  /** What stands under the pointer. */
  const hover = (word: string) => {
    const at = text.search(new RegExp(`^${word.replace('.', '[.]')}$`, 'm'))
    const info = service.getQuickInfoAtPosition(path, at + word.length - 1)
    const example = info?.tags?.find(({ name }) => name === 'example')
    return {
      said: ts.displayPartsToString(info?.documentation),
      example: ts.displayPartsToString(example?.text),
    }
  }

  it.each(names)('what %s is, and how it is used', (name) => {
    const { said, example } = hover(name)
    expect(said).toMatch(/^[A-Z].{20,}[.]/s)
    expect(example).toContain(`<${name}`)
  })
  it('the same of the hook for lists', () => {
    const { said, example } = hover('useRows')
    expect(said).toMatch(/^[A-Z].{20,}[.]/s)
    expect(example).toContain('useRows(')
  })
  it.each(names)('what each prop of %s is', (name) => {
    const unsaid = [...text.matchAll(new RegExp(`^of${name}[.]\\w+$`, 'gm'))]
      .map(([word]) => word)
      .filter((word) => !/[A-Za-z]{2}/.test(hover(word).said))
    expect(unsaid).toEqual([])
  })
})
