/** A generator of chance that gives the same for the same seed (mulberry32). */
export function createChance(seed: number) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const int = (below: number) => Math.floor(next() * below)
  const pick = <T>(list: readonly T[]): T => list[int(list.length)]!
  return { next, int, pick }
}
export type Chance = ReturnType<typeof createChance>

const NASTY = [
  '',
  '"',
  '\\',
  '\u0000',
  '\ud800',
  '😀',
  '{',
  '}',
  '[',
  ']',
  ':',
  ',',
  'null',
  '1e999',
  '-0',
  '__proto__',
  '\r\n',
  '%',
  '%00',
  '../',
  '?',
  '#',
  ' ',
  'x'.repeat(300),
]
const VALUES = [null, true, 0, -1, 1.5, 1e308, '', 'a', [], {}, [[]], { a: { b: [null] } }, 'x'.repeat(2000)]
const KEYS = ['event', 'data', 'channel', 'auth', 'channel_data', 'user_data', 'user_id', '__proto__', 'x']

/** Any JSON value, shallow for the most part. */
export function anyJson(chance: Chance, depth = 3): unknown {
  if (depth === 0 || chance.next() < 0.5) return chance.pick(VALUES)
  const parts = Array.from({ length: chance.int(4) }, () => anyJson(chance, depth - 1))
  return chance.next() < 0.3 ? parts : Object.fromEntries(parts.map((part) => [chance.pick(KEYS), part]))
}

/** The text with a few places changed. */
export function mutate(chance: Chance, text: string): string {
  let changed = text
  for (let edits = 1 + chance.int(4); edits > 0; edits--) {
    const at = chance.int(changed.length + 1)
    const length = chance.pick([0, 1, 1, 2, 5, 20])
    const inserted = chance.pick([
      () => '',
      () => chance.pick(NASTY),
      () => String.fromCharCode(chance.int(0x180)),
      () => changed.slice(chance.int(changed.length + 1)).slice(0, 40),
    ])()
    changed = changed.slice(0, at) + inserted + changed.slice(at + length)
  }
  return changed
}

/** The object with one of its values, at any depth, replaced by any other. */
export function replaceValue(chance: Chance, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || chance.next() < 0.2) return anyJson(chance)
  const entries = Object.entries(value)
  if (entries.length === 0) return anyJson(chance)
  const [key] = chance.pick(entries)
  return { ...value, [key]: replaceValue(chance, (value as Record<string, unknown>)[key]) }
}
