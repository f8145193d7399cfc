/** How far a value is followed. */
export interface JsonBounds {
  /** How deep. Default 200. */
  depth?: number
  /** How many values, and letters of each text. Default: all. */
  most?: number
  /** By how many spaces each level is set in. Default: all in one line. */
  indent?: number
}

const DEPTH = 200

/**
 * JSON of a value that strangers made: they nest as deep as they like, and `JSON.stringify` alone would overflow, or write
 * millions of spaces. What lies deeper, or is more, is written as `"…"`.
 *
 * @example
 * boundedJson(event.data, { depth: 20, most: 1000, indent: 2 })
 */
export function boundedJson(
  value: unknown,
  { depth = DEPTH, most = Number.POSITIVE_INFINITY, indent }: JsonBounds = {},
): string {
  let left = most
  function copy(one: unknown, levels: number): unknown {
    left--
    if (typeof one === 'string') return one.length > most ? `${one.slice(0, most)}…` : one
    if (typeof one === 'bigint') return String(one)
    if (typeof one !== 'object' || one === null) return one
    const json = (one as { toJSON?: unknown }).toJSON
    if (typeof json === 'function') return String(json.call(one))
    if (levels === 0) return '…'
    const items: unknown[] = []
    if (Array.isArray(one)) {
      for (const item of one) {
        if (left <= 0) {
          items.push('…')
          break
        }
        items.push(copy(item, levels - 1))
      }
      return items
    }
    for (const [key, item] of Object.entries(one)) {
      if (left <= 0) {
        items.push([key, '…'])
        break
      }
      items.push([key, copy(item, levels - 1)])
    }
    return Object.fromEntries(items as [string, unknown][])
  }
  return JSON.stringify(copy(value, depth), null, indent) ?? ''
}
