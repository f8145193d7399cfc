import { ServerError } from '../hub/index.ts'

/** A reading of a query: senders differ in whether they encode, and in what `+` means. */
export type Params = ReadonlyMap<string, string>

/**
 * The ways in which a query may be read, likeliest first; mostly there is only one.
 * The signature decides which one its sender meant.
 *
 * @throws ServerError `duplicate-parameter`, since a name with two values has no agreed meaning
 */
export function readQuery(query: string): Params[] {
  const readings = [percentDecoded]
  if (query.includes('+')) readings.push((text) => percentDecoded(text.replaceAll('+', ' ')))
  return readings.map((decode) => {
    const params = new Map<string, string>()
    for (const pair of query.split('&')) {
      if (!pair) continue
      const cut = pair.indexOf('=')
      const name = decode(cut < 0 ? pair : pair.slice(0, cut))
      if (params.has(name)) throw new ServerError('duplicate-parameter', `${name} is in the query twice.`)
      params.set(name, cut < 0 ? '' : decode(pair.slice(cut + 1)))
    }
    return params
  })
}

/** Decodes what is encoded, and leaves what only looks so. */
export const percentDecoded = (text: string): string =>
  !text.includes('%')
    ? text
    : text.replace(/(%[0-9A-F]{2})+/gi, (codes) => {
        try {
          return decodeURIComponent(codes)
        } catch {
          return codes
        }
      })
