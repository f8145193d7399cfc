import ts from 'typescript'
import type { Docstring, ExportDoc, Field, FunctionDoc, Parameter } from './said.ts'

/** Reads what the compiler knows of the exports of some modules: aliases, generics and what is inherited are its matter. */
export function createReader(entries: readonly string[], options: ts.CompilerOptions) {
  const program = ts.createProgram(entries, options)
  const checker = program.getTypeChecker()
  const [anyFile] = program.getSourceFiles() as [ts.SourceFile]
  const printer = ts.createPrinter({ removeComments: true })

  /** The exports of a module by name, each as the declaration that it comes from. */
  function exportsOf(file: string): Map<string, ts.Symbol> {
    const source = program.getSourceFile(file)
    const module = source && checker.getSymbolAtLocation(source)
    if (!module) throw new Error(`${file} is no module that exports anything.`)
    return new Map(checker.getExportsOfModule(module).map((one) => [one.name, declared(one)]))
  }

  const declared = (symbol: ts.Symbol) =>
    symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol

  /** Whether it is written in what is documented, and not in a library. What a mapped type makes is written nowhere. */
  const isOurs = ({ declarations = [] }: ts.Symbol) =>
    declarations.length === 0 || declarations.some((one) => isOurFile(one.getSourceFile()))

  // Packages of the workspace are found through node_modules, but stand elsewhere.
  const isOurFile = (file: ts.SourceFile) => !file.fileName.includes('/node_modules/')

  const textOf = (parts: ts.SymbolDisplayPart[]) => ts.displayPartsToString(parts).trim()

  /** Of a function, what its own signature says: others say something of themselves. */
  function docOf(said: ts.Symbol | ts.Signature): Docstring {
    const tags = said.getJsDocTags(checker as never)
    return {
      text: textOf(said.getDocumentationComment(checker)),
      examples: tags.filter(({ name }) => name === 'example').map(({ text = [] }) => textOf(text)),
    }
  }

  const nodeOf = (type: ts.Type) =>
    checker.typeToTypeNode(type, undefined, ts.NodeBuilderFlags.NoTruncation) ??
    ts.factory.createKeywordTypeNode(ts.SyntaxKind.UnknownKeyword)
  const print = (node: ts.Node) =>
    printer.printNode(ts.EmitHint.Unspecified, node, anyFile).replace(/\s+/g, ' ')

  /** A type as it is written. That it may be left out is told beside. */
  function written(type: ts.Type, optional = false): string {
    const node = nodeOf(type)
    if (!optional || !ts.isUnionTypeNode(node)) return print(node)
    const left = node.types.filter(({ kind }) => kind !== ts.SyntaxKind.UndefinedKeyword)
    const [only] = left
    if (left.length > 1 || !only) return print(ts.factory.createUnionTypeNode(left))
    return print(ts.isParenthesizedTypeNode(only) ? only.type : only)
  }

  const isPlain = (type: ts.Type) =>
    Boolean(type.flags & ts.TypeFlags.Object) && !checker.isArrayLikeType(type)

  function fieldOf(symbol: ts.Symbol): Field {
    const optional = Boolean(symbol.flags & ts.SymbolFlags.Optional)
    return {
      name: symbol.name,
      type: written(checker.getTypeOfSymbol(symbol), optional),
      required: !optional,
      text: textOf(symbol.getDocumentationComment(checker)).replace(/\s*\n\s*/g, ' '),
    }
  }

  /** The fields of a type that are written in what is documented, those that it inherits last. */
  function fieldsOf(type: ts.Type): Field[] {
    if (type.isUnion()) return unique(type.types.flatMap(fieldsOf))
    if (!isPlain(type) && !type.isIntersection()) return []
    if (type.getCallSignatures().length) return []
    return checker.getPropertiesOfType(type).filter(isOurs).map(fieldOf)
  }

  /** What stands in place of a type parameter that nobody says anything of. */
  const settled = (type: ts.Type) =>
    (type.isTypeParameter() && checker.getDefaultFromTypeParameter(type)) || type

  /** A type as it is written, with what its type parameters are where nobody says. */
  function writtenSettled(type: ts.Type, parameters: readonly ts.TypeParameter[] = []): string {
    const presets = new Map(
      parameters.map((one) => [one.symbol.name, checker.getDefaultFromTypeParameter(one)]),
    )
    const visit = (one: ts.Node): ts.Node => {
      const preset =
        ts.isTypeReferenceNode(one) && ts.isIdentifier(one.typeName) && presets.get(one.typeName.text)
      return preset ? nodeOf(preset) : ts.visitEachChild(one, visit, undefined)
    }
    return print(visit(nodeOf(type)))
  }

  function parameterOf(symbol: ts.Symbol): Parameter {
    const [declaration] = symbol.declarations as [ts.ParameterDeclaration]
    const type = checker.getTypeOfSymbol(symbol)
    const required = !checker.isOptionalParameter(declaration)
    return {
      name: symbol.name,
      type: written(type, !required),
      required,
      text: textOf(symbol.getDocumentationComment(checker)),
      fields: /options$/i.test(symbol.name) ? fieldsOf(type) : [],
    }
  }

  /** A function by its first signature, which is the one that its docstring speaks of; nothing for what is none. */
  function functionOf(symbol: ts.Symbol): FunctionDoc | undefined {
    const [signature] = checker.getTypeOfSymbol(symbol).getCallSignatures()
    if (!signature) return
    const type = settled(signature.getReturnType())
    const returns = signature.getJsDocTags().find(({ name }) => name === 'returns')
    return {
      ...docOf(signature),
      params: signature.parameters.map(parameterOf),
      returns: {
        type: writtenSettled(type, signature.typeParameters),
        text: textOf(returns?.text ?? []),
        fields: fieldsOf(type),
      },
    }
  }

  /** The fields of an exported interface or alias, or of one of its fields. */
  function fieldsOfDeclared(symbol: ts.Symbol | undefined, field?: string): Field[] {
    if (!symbol) return []
    const type = checker.getDeclaredTypeOfSymbol(symbol)
    const inner = field ? type.getProperty(field) : undefined
    if (field && !inner) return []
    return fieldsOf(inner ? checker.getTypeOfSymbol(inner) : type)
  }

  /** Anything that is exported: what it is, what is said of it, and what it is made of. */
  function exportOf(symbol: ts.Symbol): ExportDoc {
    if (symbol.flags & ts.SymbolFlags.Class)
      return { kind: 'class', ...docOf(symbol), fields: fieldsOfDeclared(symbol) }
    if (symbol.flags & (ts.SymbolFlags.Interface | ts.SymbolFlags.TypeAlias)) {
      const fields = fieldsOfDeclared(symbol)
      return { kind: 'type', ...docOf(symbol), fields, ...(!fields.length && { type: declaredAs(symbol) }) }
    }
    const called = functionOf(symbol)
    if (called) return { kind: 'function', ...called }
    const type = checker.getTypeOfSymbol(symbol)
    return { kind: 'constant', ...docOf(symbol), type: written(type), fields: fieldsOf(type) }
  }

  /** What stands behind the `=` of an alias. */
  function declaredAs(symbol: ts.Symbol): string {
    const alias = symbol.declarations?.find(ts.isTypeAliasDeclaration)
    return alias
      ? printer.printNode(ts.EmitHint.Unspecified, alias.type, alias.getSourceFile()).replace(/\s+/g, ' ')
      : ''
  }

  const files = () =>
    program
      .getSourceFiles()
      .filter(isOurFile)
      .map(({ fileName }) => fileName)

  return { exportsOf, docOf, functionOf, fieldsOfDeclared, exportOf, files }
}

function unique(fields: readonly Field[]): Field[] {
  return [...new Map(fields.map((field) => [field.name, field])).values()]
}
