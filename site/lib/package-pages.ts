import type { ExportDoc } from '../../stories/lib/docs/types/said.ts'
import type { Entry } from './api.ts'
import { codeCell, headingsOf, type Page } from './page.ts'
import { code, fieldsTable, isDoor, isHook, kebab, returned, said } from './reference-parts.ts'

const addressOf = (entry: string) => `reference/${entry.replace('@channelkit/', '')}`

/** A page for each entry that exports something beside hooks, which have pages of their own. */
export function packagePages(entries: readonly Entry[]): Page[] {
  return entries.flatMap((entry) => {
    const whole = entries.find((other) => entry.name.startsWith(`${other.name}/`) && holds(entry, other))
    const page = packagePage(entry, whole)
    return page ? [page] : []
  })
}

/** Whether an entry exports all of another one: what is said there is not said again. */
const holds = (entry: Entry, other: Entry) =>
  [...other.exports].every(([name, doc]) => JSON.stringify(entry.exports.get(name)) === JSON.stringify(doc))

function packagePage({ name, exports }: Entry, whole?: Entry): Page | null {
  const onPage = ([one, { kind }]: [string, ExportDoc]) => isHook(one) && kind === 'function' && !isDoor(name)
  const own = [...exports].filter(([one]) => !whole?.exports.has(one))
  const others = own.filter((one) => !onPage(one)).sort(([a], [b]) => a.localeCompare(b))
  if (others.length === 0 && !whole) return null
  const hooks = own.filter(onPage)
  const of = (kinds: readonly ExportDoc['kind'][]) => others.filter(([, doc]) => kinds.includes(doc.kind))
  const parts: [string, [string, ExportDoc][]][] = [
    ['Functions', of(['function'])],
    ['Classes and constants', of(['class', 'constant'])],
    ['Types', of(['type'])],
  ]
  const sections = parts
    .filter(([, list]) => list.length)
    .map(([title, list]) => `## ${title}\n\n${list.map(([one, doc]) => exported(one, doc)).join('\n')}`)
  const links = hooks.map(([one]) => `[${one}](/reference/hooks/${kebab(one)}/)`).join(', ')
  return {
    path: addressOf(name),
    title: name,
    description: `Everything that ${name} exports: ${[...exports].filter((one) => !onPage(one)).length} functions, values and types.`,
    body: [
      whole ? `All that [${whole.name}](/${addressOf(whole.name)}/) exports, under another name.\n` : '',
      links && `Hooks: ${links}.\n`,
      withNames(sections.join('\n')),
    ]
      .filter(Boolean)
      .join('\n'),
    contents: 2,
    keywords: others.map(([one]) => one),
  }
}

/** Under each heading the names of what follows: hundreds of them beside the page would come before all of it. */
function withNames(markdown: string): string {
  const sections: string[][] = []
  for (const { depth, text, anchor } of headingsOf(markdown)) {
    if (depth === 2) sections.push([])
    else if (depth === 3) sections.at(-1)?.push(`[${text}](#${anchor})`)
  }
  let turn = 0
  return markdown.replace(/^## .+$/gm, (heading) => `${heading}\n\n${sections[turn++]?.join(', ') ?? ''}`)
}

function exported(name: string, doc: ExportDoc): string {
  const examples = doc.examples.map((one) => `${code('ts', one)}\n`).join('\n')
  const head = `### ${name}\n\n${said(doc.text)}\n\n`
  if (doc.kind === 'function') {
    const fields = doc.params.map(({ name: parameter, fields }) => fieldsTable(`in ${parameter}`, fields))
    return `${head}${fieldsTable('parameter', doc.params)}\n${fields.filter(Boolean).join('\n')}\n${returned(doc)}\n${examples}\n`
  }
  const type = doc.type && doc.type.length < 400 ? `${codeCell(doc.type)}\n\n` : ''
  return `${head}${doc.fields.length ? '' : type}${fieldsTable('field', doc.fields)}\n${examples}\n`
}
