import { cached } from '../shared/cached.ts'

type Forms<T> = { readonly other: T } & { readonly [Rule in Intl.LDMLPluralRule]?: T }

const rules = new Map<string, Intl.PluralRules>()
const lists = new Map<string, Intl.ListFormat>()

/**
 * The form that a number asks for.
 *
 * @example
 * plural('de', 1, { one: 'Punkt', other: 'Punkte' }) // 'Punkt'
 */
export function plural<T>(locale: string, count: number, forms: Forms<T>): T {
  const rule = cached(rules, locale, () => new Intl.PluralRules(locale)).select(count)
  return forms[rule] ?? forms.other
}

/** Names as a language lists them: "Ann, Bob und Cy". */
export const listed = (locale: string, names: readonly string[]): string =>
  cached(lists, locale, () => new Intl.ListFormat(locale)).format(names)

/** More names than these nobody wants to hear. */
export const MOST_NAMES = 3
