import type { Place } from './generate.ts'
import { GROUPS } from './groups.ts'
import type { Page } from './page.ts'

const addressOf = ({ site, base }: Place, path: string) => `${site}${base.replace(/\/$/, '')}/${path}`

/** A page as Markdown for programs: links lead to pages in Markdown as well. */
export function markdownOf({ path, title, body }: Page, place: Place): string {
  const linked = body
    .replace(
      /\]\(\/([\w/-]+)\/(#[^)]*)?\)/g,
      (_, to: string, anchor = '') => `](${addressOf(place, to)}.md${anchor})`,
    )
    .replace(/<\/?framework-tabs>\n*|<div data-framework="[^"]*">\n*|<\/div>\n*/g, '')
  return `# ${title}\n\n<${addressOf(place, path)}/>\n\n${linked.trim()}\n`
}

const SUMMARY = `# ChannelKit

> Realtime channels as easy as local state, in React, Vue and Svelte: hooks, composables and stores over the Pusher Channels
> protocol, components that drop in, an embedded server, and test helpers. It works with hosted Channels and every server
> that speaks the protocol.
`

/** What programs read first: each page in a line. */
export function llms(pages: readonly Page[], place: Place): string {
  const line = (page: Page) => `- [${page.title}](${addressOf(place, page.path)}.md): ${page.description}`
  const named = (names: readonly string[]) => pages.filter(({ path }) => names.includes(path))
  const groups = GROUPS.map(
    ({ label, pages: names }) => `## ${label}\n\n${named(names).map(line).join('\n')}\n`,
  )
  const rest = pages.filter(({ path }) => path.startsWith('reference'))
  return `${SUMMARY}
All guides in one file: ${addressOf(place, 'llms-full.txt')}
A skill for agents that write code: ${addressOf(place, 'skills/channelkit/SKILL.md')}

${groups.join('\n')}
## Reference

${rest.map(line).join('\n')}
`
}

/** All guides in one text. */
export function llmsFull(pages: readonly Page[], place: Place): string {
  const guides = GROUPS.flatMap((group) => group.pages)
  const all = pages.filter(({ path }) => guides.includes(path)).map((page) => markdownOf(page, place))
  return `${SUMMARY}\n${all.join('\n---\n\n')}`
}
