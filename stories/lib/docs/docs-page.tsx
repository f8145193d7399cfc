import { Controls, Markdown, Primary, Stories, Title, useOf } from '@storybook/addon-docs/blocks'
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
      <Stories includePrimary={false} />
    </>
  )
}
