import { cached } from './cached.ts'

const formats = new Map<string | undefined, (value: number) => string>()

/** Writes whole numbers as a locale does. */
export const numberFormat = (locale?: string): ((value: number) => string) =>
  cached(formats, locale, () => new Intl.NumberFormat(locale).format)
