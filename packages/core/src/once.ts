import { numberOf } from './identity.ts'
import type { ChannelKit } from './kit.ts'

/**
 * The one store of all who ask for the same thing: `options` and the factory's name are its identity. Plain data
 * is compared by value, functions by identity: an inline function makes a store of its own each time.
 */
export function once<T extends object>(
  kit: ChannelKit,
  factory: string,
  options: unknown,
  create: () => T,
): T {
  return kit.internals.stores.get(`${factory} ${keyOf(options)}`, create) as T
}

const keyOf = (options: unknown) =>
  JSON.stringify(options, (_, value) => (typeof value === 'function' ? `fn ${numberOf(value)}` : value))
