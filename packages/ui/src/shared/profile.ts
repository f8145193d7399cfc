/** What can be shown of somebody whose info may be anything. */
export interface Profile {
  readonly id: string
  readonly name: string
  readonly initials: string
  readonly picture: string | null
  /** A hue from 0 to 359 that belongs to the id, to colour initials with. */
  readonly hue: number
}

const text = (value: unknown) => (typeof value === 'string' && value.trim() ? value.trim() : null)

/**
 * Reads name and picture from a member's info, with the id to fall back on.
 *
 * @example
 * profileOf({ id: '7', info: { name: 'Ann Lee' } }).initials // 'AL'
 */
export function profileOf({ id, info }: { id: string; info: unknown }, given?: string): Profile {
  const fields = (typeof info === 'object' && info ? info : {}) as Record<string, unknown>
  const name = text(given) ?? text(fields.name) ?? text(fields.displayName) ?? text(fields.username) ?? id
  const picture = text(fields.avatar) ?? text(fields.picture) ?? text(fields.image)
  return { id, name, picture, initials: initialsOf(name), hue: hueOf(id) }
}

/** The first letters of the first and the last word. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter(Boolean)
  const ends = words.length > 1 ? [words[0]!, words.at(-1)!] : words
  return ends.map((word) => [...word][0]!.toUpperCase()).join('')
}

/** The same hue for the same id, everywhere. */
export const hueOf = (id: string): number => hashOf(id) % 360

/** Whether initials stand on the darker of two tones: people of a similar hue are told apart by it. */
export const isDark = (id: string): boolean => Math.floor(hashOf(id) / 360) % 2 === 1

/** Ids that differ in one letter have hashes that have nothing in common: FNV-1a, with Murmur's end. */
function hashOf(id: string): number {
  let hash = 2166136261
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 16777619)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
