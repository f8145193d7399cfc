import { cached } from './cached.ts'

const formats = new Map<string, (value: number) => string>()

const format = (locale: string | undefined, options: Intl.NumberFormatOptions): ((value: number) => string) =>
  cached(formats, `${locale} ${options.notation}`, () => new Intl.NumberFormat(locale, options).format)

/** Writes whole numbers as a locale does. */
export const numberFormat = (locale?: string): ((value: number) => string) => format(locale, {})

/** Writes numbers for little room: "1.2K". */
export const compactFormat = (locale?: string): ((value: number) => string) =>
  format(locale, { notation: 'compact', maximumFractionDigits: 1 })
