import { numberOf } from './identity.ts'
import type { ChannelKit } from './kit.ts'

/**
 * The one store of all who ask for the same thing: `options` and the factory's name are its identity. Plain data
 * is compared by value, functions by identity: an inline function makes a store of its own each time.
 *
 * @param keep the kit holds it, though nobody else does
 */
export function once<T extends object>(
  kit: ChannelKit,
  factory: string,
  options: unknown,
  create: () => T,
  keep = false,
): T {
  return kit.internals.stores.get(`${factory} ${keyOf(options)}`, create, keep) as T
}

const keyOf = (options: unknown) =>
  isPlain(options) ? JSON.stringify(options) : JSON.stringify(options, named)

const named = (_: string, value: unknown) => (typeof value === 'function' ? `fn ${numberOf(value)}` : value)

/** Whether no function is near the surface, as in most: hooks ask with each render, and their writing costs several times more. */
function isPlain(options: unknown): boolean {
  if (!Array.isArray(options)) return false
  return options.every(
    (one) => one === null || (typeof one !== 'object' && typeof one !== 'function') || isTexts(one),
  )
}

const isTexts = (value: unknown) => Array.isArray(value) && value.every((one) => typeof one === 'string')
