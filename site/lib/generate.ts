import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { registryFiles } from '../../registry/registry.mjs'
import { withTabs } from './framework-tabs.ts'
import { GROUPS } from './groups.ts'
import { docs, linked } from './guides.ts'
import { deadLinks } from './links.ts'
import { llms, llmsFull, markdownOf } from './llms.ts'
import type { Page } from './page.ts'
import { allPages } from './site.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const content = here('../src/content/docs/')
const made = here('../public/')

export interface Place {
  /** Where the site will be: `https://channelkit.dev`. */
  readonly site: string
  /** The path that it is under there: `/`, or `/channelkit/`. */
  readonly base: string
}

/** Pictures that guides show. */
export const PICTURES = ['/copied.png', '/demo.png', '/devtools.png']

/**
 * Writes all pages as content of the site, for programs as Markdown and `llms.txt`, and the components to copy.
 *
 * @throws where a link leads nowhere
 */
export function generate(place: Place): readonly Page[] {
  const pages = allPages()
  const front = { path: '', title: '', description: '', body: home() }
  const nowhere = { ...front, path: '404', body: readFileSync(here('../src/404.md'), 'utf8') }
  const dead = deadLinks([...pages, front, nowhere], PICTURES)
  if (dead.length)
    throw new Error(`Links lead nowhere:\n${dead.map(({ from, to }) => `${from}: ${to}`).join('\n')}`)

  for (const folder of [content, made]) rmSync(folder, { recursive: true, force: true })
  for (const page of pages) {
    write(`${content}${page.path}.md`, source(page, place))
    write(`${made}${page.path}.md`, markdownOf(page, place))
  }
  write(`${made}llms.txt`, llms(pages, place))
  write(`${made}llms-full.txt`, llmsFull(pages, place))
  for (const [path, item] of registryFiles(place.site + place.base.replace(/\/$/, '')))
    write(`${made}r/${path}`, `${JSON.stringify(item, null, 2)}\n`)
  write(`${content}index.md`, based(front.body, place))
  write(`${content}404.md`, based(nowhere.body, place))
  cpSync(here('../static/'), made, { recursive: true })
  cpSync(here('../../skills/'), `${made}skills/`, { recursive: true })
  for (const picture of PICTURES) copyFileSync(`${docs}${picture.slice(1)}`, `${made}${picture.slice(1)}`)
  return pages
}

function write(file: string, text: string) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

/** The first page: what is said of the project at its very front. */
export function home(): string {
  const [, sixLines = ''] =
    /^## Six lines\n+([\s\S]*?)^- /m.exec(readFileSync(here('../../README.md'), 'utf8')) ?? []
  return readFileSync(here('../src/home.md'), 'utf8').replace(
    '<!-- six lines -->',
    withTabs(linked(sixLines)),
  )
}

/** Links between pages, where the site is not at the root of its host. */
const based = (text: string, { base }: Place) =>
  text.replace(/(\]\(|link: )\/(?!\/)/g, (_, before) => `${before}${base.replace(/\/$/, '')}/`)

/** A page with what the site's framework reads at its top. */
function source({ path, title, description, body, example, keywords, contents }: Page, place: Place): string {
  const top = {
    title,
    description,
    slug: path,
    ...(example && { example }),
    ...(keywords && { keywords }),
    ...(contents && { tableOfContents: { minHeadingLevel: 2, maxHeadingLevel: contents } }),
    // Pages of code that hardly anybody looks for by words would drown those that answer.
    ...(path.startsWith('reference/') && { weight: /\/(hooks|components)\//.test(path) ? 0.5 : 0.1 }),
  }
  const lines = Object.entries(top).map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
  return `---\n${lines.join('\n')}\n---\n\n${based(withTabs(body), place)}`
}

/** What stands at the side: guides by group, then codes and reference. */
export function sidebar(pages: readonly Page[]) {
  const titleOf = (path: string) => pages.find((page) => page.path === path)?.title ?? path
  const link = (path: string) => ({ label: titleOf(path), link: `/${path}/` })
  const below = (start: string) =>
    pages.filter(({ path }) => path.startsWith(start)).map(({ path }) => link(path))
  const packages = pages.filter(({ path }) => /^reference\/(?!hooks\/|components\/)./.test(path))
  return [
    ...GROUPS.map(({ label, pages: names }) => ({ label, items: names.map(link) })),
    {
      label: 'Reference',
      items: [
        link('reference'),
        { label: 'Hooks', collapsed: true, items: below('reference/hooks/') },
        { label: 'Components', collapsed: true, items: below('reference/components/') },
        { label: 'Packages', collapsed: true, items: packages.map(({ path }) => link(path)) },
        { label: 'Error codes', collapsed: true, items: below('errors/') },
        { label: 'Error codes of the server', collapsed: true, items: below('server-errors/') },
      ],
    },
  ]
}
