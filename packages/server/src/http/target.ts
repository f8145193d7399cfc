/** The path and query of a request as they were sent: `URL` would tidy them, and throws at some of them. */
export function splitTarget(url = '/'): { path: string; query: string } {
  const cut = url.indexOf('?')
  return cut < 0 ? { path: url, query: '' } : { path: url.slice(0, cut), query: url.slice(cut + 1) }
}
