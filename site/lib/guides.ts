import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { GROUPS } from './groups.ts'
import type { Page } from './page.ts'

export const docs = fileURLToPath(new URL('../../docs/', import.meta.url))
const examples = fileURLToPath(new URL('../src/examples/', import.meta.url))

/** What people call the thing that a page speaks of, where the page has another word. */
const KEYWORDS: Readonly<Record<string, readonly string[]>> = {
  authorization: ['auth endpoint', 'private channel', 'CSRF', 'CORS', '403'],
  'authorize-laravel': ['Laravel private channel', 'broadcasting/auth', 'Broadcast::routes'],
  theming: ['theme', 'dark mode', 'color', 'colour', 'CSS'],
  'copy-in': ['shadcn', 'shadcn-vue', 'shadcn-svelte', 'Tailwind', 'registry'],
  deploying: ['deploy', 'docker', 'nginx', 'production', 'systemd', 'kubernetes'],
  capacity: ['sizing', 'how many servers', 'memory per connection', 'calculator'],
  scaling: ['Redis Sentinel', 'Redis Cluster', 'Valkey', 'million connections'],
  upgrading: ['semver', 'changelog', 'migration', 'versions'],
  'getting-started': ['install', 'quick start', 'setup'],
  'server-rendering': ['SSR', 'hydration'],
  troubleshooting: ['debug', 'nothing arrives', 'does not work'],
  languages: ['i18n', 'internationalisation', 'translate', 'locale'],
  gaps: ['missed events', 'reconnect', 'offline'],
  servers: ['Reverb', 'soketi', 'Sockudo', 'Pusher', 'compatibility'],
}

/** The guides: each page of `docs`, in the order of the groups. */
export function guides(): Page[] {
  const wanted = GROUPS.flatMap(({ pages }) => pages)
  const found = readdirSync(docs)
    .filter((name) => name.endsWith('.md'))
    .map((name) => name.slice(0, -3))
  const astray = [
    ...found.filter((name) => !wanted.includes(name)).map((name) => `docs/${name}.md stands in no group`),
    ...wanted.filter((name) => !found.includes(name)).map((name) => `there is no docs/${name}.md`),
  ]
  if (astray.length) throw new Error(`Correct site/lib/groups.ts: ${astray.join('; ')}.`)
  return wanted.map((name) => guide(name, readFileSync(`${docs}${name}.md`, 'utf8')))
}

/**
 * A page of a Markdown file: its title is the first heading, its description the first sentence.
 *
 * @throws where the file has no title
 */
export function guide(name: string, text: string): Page {
  const [, title, rest] = /^# (.+)\n+([\s\S]*)$/.exec(text) ?? []
  if (!title || !rest) throw new Error(`docs/${name}.md does not begin with a title and text.`)
  return {
    path: name,
    title: title.replaceAll('`', ''),
    description: firstSentence(rest),
    body: linked(rest),
    ...(existsSync(`${examples}${name}`) && { example: name }),
    ...(KEYWORDS[name] && { keywords: KEYWORDS[name] }),
  }
}

/** Links between files become links between pages, also in what the README says. */
export const linked = (markdown: string): string =>
  markdown
    .replace(
      /\]\((?:\.\/|docs\/)?([\w-]+)\.md(#[^)]*)?\)/g,
      (_, page: string, anchor = '') => `](/${page}/${anchor})`,
    )
    .replace(/\]\(([\w-]+\.png)\)/g, '](/$1)')
    .replace(/<!--[\s\S]*?-->\n*/g, '')

export function firstSentence(markdown: string): string {
  const [first = ''] = markdown.split(/\n\n/, 1)
  const plain = first
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[`*]/g, '')
    .replace(/\s+/g, ' ')
  return /^(.*?[.:!?])(\s|$)/.exec(plain)?.[1]?.replace(/:$/, '.') ?? plain.slice(0, 160)
}
