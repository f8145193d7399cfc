import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const entry = (framework: string) =>
  fileURLToPath(new URL(`../../packages/${framework}/src/components/index.ts`, import.meta.url))

describe.each(['react', 'vue', 'svelte'])('an editor shows of a component for %s', (framework) => {
  const program = ts.createProgram([entry(framework)], {
    noEmit: true,
    allowImportingTsExtensions: true,
    noResolve: false,
    jsx: ts.JsxEmit.ReactJSX,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    module: ts.ModuleKind.ESNext,
    noLib: true,
    types: [],
  })
  const checker = program.getTypeChecker()
  const module = checker.getSymbolAtLocation(program.getSourceFile(entry(framework))!)!
  const shown = checker.getExportsOfModule(module).map((one) => {
    const symbol = one.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(one) : one
    const examples = symbol.getJsDocTags(checker).filter(({ name }) => name === 'example')
    return {
      name: one.name,
      text: ts.displayPartsToString(symbol.getDocumentationComment(checker)),
      example: ts.displayPartsToString(examples[0]?.text),
    }
  })

  it('all that there are', () => {
    const files = readdirSync(fileURLToPath(new URL(`../../packages/ui/src/components`, import.meta.url)))
    expect(shown).toHaveLength(files.length)
  })
  it.each(shown)('$name: what it is, and how it is used', ({ name, text, example }) => {
    expect(text).toMatch(/^[A-Z].{20,}[.]/s)
    expect(example).toContain(`<${name}`)
  })
})
