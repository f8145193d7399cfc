import { ago } from '../../shared/time.ts'

/** Ways of writing, made once for a locale: `Intl` objects are dear. */
export interface MapFormats {
  ago(ms: number): string
  /** 12.5° N, 8.25° E */
  place(lat: number, lng: number): string
  degrees(value: number): string
  /** A length on the ground, in metres. */
  length(metres: number): string
}

const made = new Map<string, MapFormats>()

export function formatsOf(locale?: string): MapFormats {
  const known = made.get(locale ?? '')
  if (known) return known
  const unit = (name: string, digits = 0) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, maximumFractionDigits: digits })
  const [fine, whole, metre, kilometre] = [
    new Intl.NumberFormat(locale, { minimumFractionDigits: 3, maximumFractionDigits: 3 }),
    new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }),
    unit('meter'),
    unit('kilometer', 1),
  ]
  const formats: MapFormats = {
    ago: (ms) => ago(ms, locale),
    place: (lat, lng) =>
      `${fine.format(Math.abs(lat))}° ${lat < 0 ? 'S' : 'N'}, ${fine.format(Math.abs(lng))}° ${lng < 0 ? 'W' : 'E'}`,
    degrees: (value) => `${whole.format(((value % 360) + 360) % 360)}°`,
    length: (metres) => (metres < 1000 ? metre.format(metres) : kilometre.format(metres / 1000)),
  }
  made.set(locale ?? '', formats)
  return formats
}
