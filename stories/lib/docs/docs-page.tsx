import { Controls, Markdown, Primary, Stories, Title, useOf } from '@storybook/addon-docs/blocks'
import { HookPage } from './hook-page.tsx'
import { componentDoc, componentProps } from './sources.ts'

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
      {name && <Props name={name} />}
      <Stories includePrimary={false} />
    </>
  )
}

function Props({ name }: { name: string }) {
  const rows = componentProps(name).map(({ name: prop, type, required, text }) => {
    const cell = (code: string) => `\`${code.replaceAll('|', '\\|')}\``
    return `| ${cell(prop)}${required ? ' (required)' : ''} | ${cell(type)} | ${text.replaceAll('|', '\\|')} |`
  })
  if (rows.length === 0) return null
  return (
    <Markdown>{['## Props', '', '| prop | type | |', '| --- | --- | --- |', ...rows].join('\n')}</Markdown>
  )
}
