import { Controls, Markdown, Primary, Stories, Title, useOf } from '@storybook/addon-docs/blocks'
import { FieldsTable } from './fields-table.tsx'
import { HookPage } from './hook-page.tsx'
import { componentDoc } from './sources.ts'

/** The page that is made from stories: of a hook, or of a component. */
export function DocsPage() {
  const { preparedMeta } = useOf('meta', ['meta'])
  const { names, shown } = preparedMeta.parameters as { names?: readonly string[]; shown?: unknown }
  return names ? (
    <HookPage names={names} />
  ) : (
    <ComponentPage name={typeof shown === 'string' ? shown : null} />
  )
}

function ComponentPage({ name }: { name: string | null }) {
  const doc = name ? componentDoc(name) : undefined
  return (
    <>
      <Title />
      {doc && <Markdown>{doc.text}</Markdown>}
      <Primary />
      <Controls />
      {doc && doc.props.length > 0 && <h2>Props</h2>}
      {doc && <FieldsTable of="prop" fields={doc.props} />}
      {doc && doc.slots.length > 0 && <h2>Slots</h2>}
      {doc && <FieldsTable of="slot" fields={doc.slots} />}
      <Stories includePrimary={false} />
    </>
  )
}
