import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * The addresses of all pages of a built site.
 *
 * @param {string} folder
 */
export function addresses(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('index.html'))
    .map((name) => `/${dirname(name) === '.' ? '' : `${dirname(name)}/`}`)
    .sort()
}

/**
 * Links in built pages that lead to no page, no file or no element.
 *
 * @param {string} folder
 */
export function deadLinks(folder) {
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
  const files = new Set(
    all.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name).slice(folder.length)),
  )
  const pages = new Map(
    addresses(folder).map((address) => [address, readFileSync(join(folder, address, 'index.html'), 'utf8')]),
  )
  // What hosts show where there is no page: its links start anywhere.
  pages.set('/404', readFileSync(join(folder, '404.html'), 'utf8'))
  const ids = new Map(
    [...pages].map(([address, html]) => [
      address,
      new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)),
    ]),
  )
  return [...pages].flatMap(([from, html]) =>
    [...html.matchAll(/<(?:a|link|img|script)[^>]* (?:href|src)="([^"]+)"/g)].flatMap(([, target = '']) => {
      const to = target.replaceAll('&amp;', '&')
      if (/^(https?:|mailto:|data:)/.test(to)) return []
      const [path = '', anchor = ''] = to.split('#')
      const page = path === '' ? from : path.endsWith('/') ? path : `${path}/`
      if (ids.has(page))
        return !anchor || ids.get(page)?.has(decodeURIComponent(anchor)) ? [] : [`${from}: ${to}`]
      return files.has(path) ? [] : [`${from}: ${to}`]
    }),
  )
}
