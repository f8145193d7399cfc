import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from './page.ts'
import { headingsOf, table, withoutCode } from './page.ts'

const packages = fileURLToPath(new URL('../../packages/', import.meta.url))

interface Row {
  readonly code: string
  readonly middle: string
  readonly remedy: string
}

/** The rows of the tables of a page that begin with a code: tests hold them to the tables in the source. */
function rowsOf(markdown: string): Row[] {
  const rows = markdown.matchAll(/^\| `([a-z0-9-]+)` \| ([^|]*) \| ([^|]*) \|$/gm)
  return [...rows].map(([, code = '', middle = '', remedy = '']) => ({ code, middle, remedy }))
}

/** What the source says with each code, by code; what is filled in is `…`. */
export function messagesIn(folder: string): Map<string, string[]> {
  const said = new Map<string, string[]>()
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/.test(name) || /\.test\.|\.d\.ts$/.test(name)) continue
    const source = readFileSync(`${folder}/${name}`, 'utf8')
    const calls = source.matchAll(/\(\s*'([a-z0-9-]+)',\s*(`[^`]{12,}`|'[^'\n]{12,}'|"[^"\n]{12,}")/g)
    for (const [, code = '', literal = ''] of calls) {
      const text = filledIn(literal.slice(1, -1))
      if (/^[A-Z…]/.test(text)) said.set(code, [...new Set([...(said.get(code) ?? []), text])])
    }
  }
  return said
}

/** A template with `…` where something is filled in, also where that has braces of its own. */
function filledIn(template: string): string {
  let text = template
  for (let before = ''; before !== text; ) {
    before = text
    text = text.replace(/\$\{[^{}]*\}/g, '…').replace(/\{([^{}$]*)\}(?=[^{]*\})/g, '$1')
  }
  return text.replaceAll('\\n', ' ').replaceAll("\\'", "'")
}

/** The sections of guides that speak of a code, as links. */
function sectionsWith(code: string, guides: readonly Page[]): string[] {
  return guides.flatMap(({ path, title, body }) => {
    const parts = body.split(/^(?=#{2,3} )/m)
    const headings = headingsOf(body)
    return parts.flatMap((part) => {
      const prose = withoutCode(part).replace(/^\| `[a-z0-9-]+` \| (yes|no|\d+) \|.*$/gm, '')
      if (!prose.includes(`\`${code}\``)) return []
      const text = /^#{2,3} (.+)$/m.exec(part)?.[1]?.replace(/[`*]/g, '')
      const anchor = headings.find((one) => one.text === text)?.anchor
      return [`- [${text && anchor ? `${title}: ${text}` : title}](/${path}/${anchor ? `#${anchor}` : ''})`]
    })
  })
}

const quoted = (messages: readonly string[]) => messages.map((text) => `- “${text.trim()}”`).join('\n')

const section = (heading: string, text: string) => (text ? `\n## ${heading}\n\n${text}\n` : '')

/** A page for each code: of the client, of the server, and of the protocol that both speak. */
export function errorPages(guides: readonly Page[]): Page[] {
  const bodyOf = (path: string) => guides.find((one) => one.path === path)?.body ?? ''
  const inPages = messagesIn(`${packages}core/src`)
  const inServer = messagesIn(`${packages}server/src`)

  const clients = rowsOf(bodyOf('errors')).map(({ code, middle, remedy }): Page => {
    const again = middle === 'yes'
    return {
      path: `errors/${code}`,
      title: code,
      description: `What the error ${code} means, and what to do about it.`,
      body: `An error in the page, as \`error.code\` of whatever shows the channel or the connection, or in \`onError\`.

**What to do:** ${remedy}

${
  again
    ? 'The same call may succeed later without any change (`error.retryable` is true): call `retry()`, or wait.'
    : 'Trying again does not help until something is changed (`error.retryable` is false).'
}
${section('What it says', quoted(inPages.get(code) ?? []))}${section(
  'More about it',
  sectionsWith(code, guides).join('\n'),
)}
[All error codes of a page](/errors/)
`,
    }
  })

  const servers = rowsOf(bodyOf('server-errors')).map(
    ({ code, middle, remedy }): Page => ({
      path: `server-errors/${code}`,
      title: `${code} (server)`,
      description: `What the server's error ${code} means, and what to do about it.`,
      body: `A \`ServerError\` in a program; over HTTP \`{"error": …, "code": "${code}"}\` with status **${middle}**.

**What to do:** ${remedy}
${section('What it says', quoted(inServer.get(code) ?? []))}${section(
  'More about it',
  sectionsWith(code, guides).join('\n'),
)}
[All error codes of the server](/server-errors/)
`,
    }),
  )

  const protocol = [...bodyOf('server-errors').matchAll(/^\| (4\d{3}) \| ([^|]*) \|$/gm)].map(
    ([, code = '', text = '']): Page => ({
      path: `server-errors/${code}`,
      title: `${code}: ${text}`,
      description: `Close code ${code} of the Channels protocol.`,
      keywords: [code, `code ${code}`, `error ${code}`],
      body: `A code of the Channels protocol, which the server sends as \`pusher:error\` or in the close frame.

${table(['code', 'it says', 'the client'], [[code, text, reaction(Number(code))]])}
In a page it is in the message of [\`connection-refused\`](/errors/connection-refused/),
[\`connection-error\`](/errors/connection-error/), [\`terminated\`](/errors/terminated/) or
[\`server-error\`](/errors/server-error/).
${section('More about it', sectionsWith(code, guides).join('\n'))}
[All codes that clients are told](/server-errors/#what-clients-are-told)
`,
    }),
  )
  return [...clients, ...servers, ...protocol]
}

function reaction(code: number): string {
  if (code < 4100) return 'does not come back by itself: something has to be changed first'
  if (code < 4200) return 'comes back after a while'
  if (code < 4300) return 'comes back at once'
  return 'stays connected'
}
