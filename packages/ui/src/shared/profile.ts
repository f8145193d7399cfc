/** What can be shown of somebody whose info may be anything. */
export interface Profile {
  readonly id: string
  readonly name: string
  readonly initials: string
  readonly picture: string | null
  /** A hue from 0 to 359 that belongs to the id, to colour initials with. */
  readonly hue: number
}

/** What takes room but shows nothing, or nothing at all: spaces, signs that steer, fillers. */
const BLANK =
  /^[\p{White_Space}\p{Control}\p{Format}\p{Default_Ignorable_Code_Point}\p{Mn}\p{Cs}\u2800\u{1D159}]*$/u

/** A text that somebody can see; null for every other value. */
export const seen = (value: unknown): string | null =>
  typeof value === 'string' && !BLANK.test(value) ? value.trim() : null

/**
 * What a page shows of a member, whatever their info is: for markup of your own, and what the components show.
 *
 * @param member somebody on a presence channel: the name is their info's `name`, `displayName` or `username`, the picture
 * its `avatar`, `picture` or `image`
 * @param given a name in place of theirs
 * @returns their name, or the id where there is none that can be seen; its initials, the picture's address or null, and a
 * hue that is always the same for the id
 *
 * @example
 * profileOf({ id: '7', info: { name: 'Ann Lee' } }).initials // 'AL'
 */
export function profileOf({ id, info }: { id: string; info: unknown }, given?: string): Profile {
  const fields = (typeof info === 'object' && info ? info : {}) as Record<string, unknown>
  const name = seen(given) ?? seen(fields.name) ?? seen(fields.displayName) ?? seen(fields.username) ?? id
  const picture = seen(fields.avatar) ?? seen(fields.picture) ?? seen(fields.image)
  return { id, name, picture, initials: initialsOf(name), hue: hueOf(id) }
}

let segmenter: Intl.Segmenter | null | undefined

/** What a reader takes for one letter: a flag, a family and an accent are not cut in two. */
function firstLetter(word: string): string {
  segmenter ??= 'Segmenter' in Intl ? new Intl.Segmenter() : null
  if (!segmenter) return [...word][0] ?? ''
  for (const { segment } of segmenter.segment(word)) if (seen(segment)) return segment
  return ''
}

/** The first letters of the first and the last word. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => seen(word) !== null)
  const ends = words.length > 1 ? [words[0]!, words.at(-1)!] : words
  return ends.map((word) => firstLetter(word).toUpperCase()).join('')
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
