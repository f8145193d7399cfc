/** In which words a component speaks, and how numbers and times are written, where its own props say nothing. */
export interface Language<Words = object> {
  /** Words by component, and those that all have under `common`: a word list, or any part of one. */
  readonly labels?: Words | undefined
  /** Of numbers, dates and lists, as BCP 47 tag. Default: that of the words, or else the host's. */
  readonly locale?: string | undefined
  /** Of times of day, as an IANA name. Default: the host's. */
  readonly timeZone?: string | undefined
}

/** What a component makes of it. */
export interface Speech {
  readonly words: Readonly<Record<string, unknown>>
  readonly locale: string | undefined
  readonly timeZone: string | undefined
  /** Of the words, where somebody said which language they are. */
  readonly lang: string | undefined
  readonly rtl: boolean
}

const RIGHT_TO_LEFT = /^(ar|ckb|dv|fa|he|iw|ks|ps|sd|ug|ur|yi)(-|$)|-(adlm|arab|hebr|nkoo|syrc|thaa)(-|$)/i
const LATIN = /-latn(-|$)/i

/** Whether a language is written from right to left. */
export const isRightToLeft = (locale: string): boolean => RIGHT_TO_LEFT.test(locale) && !LATIN.test(locale)

type Lists = Readonly<Record<string, object | string | undefined>>

/** What an application said of words and ways of writing, for one component by its name in class names. */
export function speechFor(component: string, { labels, locale, timeZone }: Language): Speech {
  const lists = (labels ?? {}) as Lists
  const name = component.replace(/-./g, (dash) => dash[1]!.toUpperCase())
  const lang = typeof lists.locale === 'string' ? lists.locale : undefined
  return {
    words: { ...(lists.common as object), ...(lists[name] as object) },
    locale: locale ?? lang,
    timeZone,
    lang,
    rtl: lang !== undefined && isRightToLeft(lang),
  }
}

/** Inner ones first: what an inner provider leaves out is as the outer one has it. */
export function innerLanguage<L extends Language>(inner: L, outer: L | undefined): L {
  return {
    labels: inner.labels ?? outer?.labels,
    locale: inner.locale ?? (inner.labels ? undefined : outer?.locale),
    timeZone: inner.timeZone ?? outer?.timeZone,
  } as L
}
