const formats = new Map<string | undefined, (count: number) => string>()

/** Writes how many a bubble stands for; made once for a locale, since `Intl` objects are dear. */
export function compactNumber(locale?: string): (count: number) => string {
  const known = formats.get(locale)
  if (known) return known
  const { format } = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 })
  formats.set(locale, format)
  return format
}
