/**
 * Whether a page of this origin may connect. A pattern is an origin (`https://example.com`), a host of any scheme
 * (`example.com`, `localhost:5173`), either with `*.` for all its subdomains, or `*`. Who sends no origin is no web
 * page, and no rule for pages keeps them out.
 *
 * @param patterns left out, every page may
 */
export function isAllowedOrigin(
  origin: string | undefined,
  patterns: readonly string[] | undefined,
): boolean {
  if (!patterns || origin === undefined) return true
  return patterns.some((pattern) => fits(origin.toLowerCase(), pattern.toLowerCase().replace(/\/$/, '')))
}

function fits(origin: string, pattern: string): boolean {
  if (pattern === '*' || pattern === origin) return true
  const [scheme, host] = origin.split('://')
  if (!scheme || !host) return false
  const wanted = pattern.includes('://') ? pattern.split('://') : [scheme, pattern]
  if (wanted[0] !== scheme) return false
  const name = wanted[1]!
  return name.startsWith('*.') ? host.endsWith(name.slice(1)) && host.length >= name.length : host === name
}
