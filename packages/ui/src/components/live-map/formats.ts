import { numberFormat } from '../../shared/number.ts'
import { ago } from '../../shared/time.ts'
import type { MapLabels } from './labels.ts'
import type { SummaryWords } from './summary.ts'

/** Ways of writing, made once for a locale: `Intl` objects are dear. */
export interface MapFormats {
  ago(ms: number): string
  /** Of a place, in degrees, without a sign. */
  coordinate(degrees: number): string
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
    coordinate: (degrees) => fine.format(Math.abs(degrees)),
    degrees: (value) => `${whole.format(((Math.round(value) % 360) + 360) % 360)}°`,
    length: (metres) => (metres < 1000 ? metre.format(metres) : kilometre.format(metres / 1000)),
  }
  made.set(locale ?? '', formats)
  return formats
}

/** Where a marker is, in words. */
export const placeIn = (
  words: Pick<MapLabels, 'place'>,
  { coordinate }: MapFormats,
  { lat, lng }: { lat: number; lng: number },
): string => words.place(coordinate(lat), coordinate(lng), lat < 0, lng < 0)

/** What is said of numbers of markers, by the numbers alone. */
export interface MapCounts extends SummaryWords {
  found(count: number): string
}

export function countsOf(words: MapLabels, locale?: string): MapCounts {
  const number = numberFormat(locale)
  return {
    count: (total) => words.count(total, number(total)),
    found: (count) => words.found(count, number(count)),
    inView: (shown, total) => words.inView(number(shown), number(total)),
    left: (count) => words.left(count, number(count)),
  }
}
