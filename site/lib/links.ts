import { headingsOf, type Page, withoutCode } from './page.ts'

/** A link that leads nowhere. */
export interface DeadLink {
  readonly from: string
  readonly to: string
}

/**
 * The links of pages to pages, headings and files that are not there. Addresses of elsewhere are not asked.
 *
 * @param pages all of the site
 * @param files what else the site has, as `/demo.png`
 */
export function deadLinks(pages: readonly Page[], files: readonly string[] = []): DeadLink[] {
  const anchors = new Map(
    pages.map(({ path, body }) => [path, new Set(headingsOf(body).map((one) => one.anchor))]),
  )
  return pages.flatMap(({ path: from, body }) => {
    const text = withoutCode(body).replace(/`[^`\n]*`/g, '')
    const targets = [...text.matchAll(/\]\(([^)\s]+)\)|href="([^"]+)"/g)].map(([, a, b]) => a ?? b ?? '')
    return targets.filter((to) => !leads(from, to)).map((to) => ({ from, to }))
  })

  function leads(from: string, to: string) {
    if (/^(https?|mailto):/.test(to)) return true
    if (files.includes(to)) return true
    const [path = '', anchor] = to.split('#')
    if (path && !(path.startsWith('/') && path.endsWith('/'))) return false
    const known = anchors.get(path ? path.slice(1, -1) : from)
    return Boolean(known && (!anchor || known.has(anchor)))
  }
}
