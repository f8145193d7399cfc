import { Markdown } from '@storybook/addon-docs/blocks'
import type { Framework } from '../mounted.ts'
import { CodeTabs } from './code-tabs.tsx'
import { sectionsOf } from './sections.ts'

/** A page written in Markdown, where code for several frameworks becomes one block with a switch. */
export function Page({ text }: { text: string }) {
  return sectionsOf(text).map((section, i) =>
    typeof section === 'string' ? (
      <Markdown key={i}>{section}</Markdown>
    ) : (
      <CodeTabs key={i} code={section as Partial<Record<Framework, string>>} />
    ),
  )
}
