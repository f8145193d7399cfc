/**
 * Compares two values one level deep: same primitives, or arrays / plain objects whose entries are identical.
 *
 * @example
 * shallowEqual({ a: 1 }, { a: 1 }) // true
 */
export function shallowEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (!a || !b || typeof a !== 'object' || typeof b !== 'object') return false
  if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false
  return sameEntries(a, b, Object.is)
}

/** How deep values are compared: strangers nest as deep as they like. */
const DEPTH = 200

/**
 * Compares two JSON values; used to keep the identity of what arrived unchanged. What is nested deeper than 200 levels counts
 * as changed.
 */
export const deepEqual = (a: unknown, b: unknown): boolean => equalWithin(a, b, DEPTH)

function equalWithin(a: unknown, b: unknown, levels: number): boolean {
  if (Object.is(a, b)) return true
  if (!a || !b || typeof a !== 'object' || typeof b !== 'object') return false
  if (levels === 0 || Array.isArray(a) !== Array.isArray(b)) return false
  return sameEntries(a, b, (x, y) => equalWithin(x, y, levels - 1))
}

function sameEntries(a: object, b: object, same: (x: unknown, y: unknown) => boolean): boolean {
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && same(a[key as keyof typeof a], b[key as keyof typeof b]))
  )
}
