import { Markdown, Primary, Title } from '@storybook/addon-docs/blocks'
import { FRAMEWORKS, type Framework, TITLES } from '../mounted.ts'
import { CodeTabs } from './code-tabs.tsx'
import { codeOf, FieldsTable } from './fields-table.tsx'
import { hookDocs } from './sources.ts'
import { useFramework } from './use-framework.ts'

/** The page of a hook: what its source says, its code in each framework, and what it gives, live. */
export function HookPage({ names }: { names: readonly string[] }) {
  return (
    <>
      <Title />
      {names.map((name) => (
        <HookDoc key={name} name={name} titled={names.length > 1} />
      ))}
      <h2>Live</h2>
      <Primary />
    </>
  )
}

function HookDoc({ name, titled }: { name: string; titled: boolean }) {
  const [framework] = useFramework()
  const docs = hookDocs(name)
  const doc = docs[framework] ?? docs.react
  if (!doc) return null
  const code = Object.fromEntries(
    FRAMEWORKS.map((one) => [one, withImport(name, one, docs[one]?.examples ?? [])]),
  )
  return (
    <>
      {titled && <h2>{name}</h2>}
      <Markdown>{doc.text}</Markdown>
      <CodeTabs code={code} />
      <FieldsTable of="argument" fields={doc.params} />
      {doc.params.map(({ name: param, fields }) => (
        <FieldsTable key={param} of={`in \`${param}\``} fields={fields} />
      ))}
      <Markdown>{`Returns ${codeOf(doc.returns.type)}${doc.returns.text && `: ${doc.returns.text}`}`}</Markdown>
      <FieldsTable of="in the result" fields={doc.returns.fields} />
    </>
  )
}

function withImport(name: string, framework: Framework, examples: readonly string[]) {
  if (examples.length === 0) return undefined
  const entry = /LiveQuery$/.test(name) ? '/query' : ''
  const line = `import { ${name} } from '@channelkit/${TITLES[framework].toLowerCase()}${entry}'`
  return [line, ...examples].join('\n\n')
}
