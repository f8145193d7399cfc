/** A page of the site. */
export interface Page {
  /** Its address without slashes at the ends: `presence`, `errors/auth-denied`. */
  readonly path: string
  readonly title: string
  readonly description: string
  /** Markdown, whose links between pages are written as `/path/#heading`. */
  readonly body: string
  /** The name of a folder in `src/examples`. */
  readonly example?: string
  /** What search finds it by, though it is no text of it. */
  readonly keywords?: readonly string[]
  /** How deep its table of contents goes; 3 unless there are too many. */
  readonly contents?: 2
}

/** Where a heading of this text can be linked to, as GitHub and Astro make it. */
export const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/<[^>]*>|[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-')

/** The text of a page outside of code. */
export const withoutCode = (markdown: string): string =>
  markdown.replace(/^(`{3,})[^\n]*\n[\s\S]*?^\1[^\n]*$/gm, '')

export interface Heading {
  readonly depth: number
  readonly text: string
  readonly anchor: string
}

/** The headings of a page; those of one text get numbers. */
export function headingsOf(markdown: string): Heading[] {
  const seen = new Map<string, number>()
  return [...withoutCode(markdown).matchAll(/^(#{2,6}) (.+)$/gm)].map(([, marks = '', text = '']) => {
    const plain = text.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[`*]/g, '')
    const anchor = anchorOf(plain)
    const times = seen.get(anchor) ?? 0
    seen.set(anchor, times + 1)
    return { depth: marks.length, text: plain, anchor: times ? `${anchor}-${times}` : anchor }
  })
}

/** A cell of a table. */
export const cell = (text: string): string => text.replace(/\s*\n\s*/g, ' ').replaceAll('|', '\\|')

/** Code in a cell of a table, or nothing. */
export const codeCell = (code: string): string => {
  if (!code) return ''
  const fence = code.includes('`') ? '``' : '`'
  const space = code.startsWith('`') || code.endsWith('`') ? ' ' : ''
  return `${fence}${space}${cell(code)}${space}${fence}`
}

/** A table, or nothing where it would have no rows. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return ''
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return `${[line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')}\n`
}
