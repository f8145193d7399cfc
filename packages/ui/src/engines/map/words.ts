import { type StateLabels, stateLabels } from '../../shared/state-note.ts'
import { ago } from '../../shared/time.ts'

/** What the map says; replace any of it through `labels`. */
export interface MapLabels extends StateLabels {
  /** What kind of thing the focusable map is, for screen readers. */
  role: string
  keys: string
  zoomIn: string
  zoomOut: string
  fit: string
  list: string
  closeList: string
  search: string
  noMatch: string
  close: string
  follow: string
  unfollow: string
  following(name: string): string
  count(total: number): string
  inView(shown: number, total: number): string
  left(count: number): string
  position: string
  heading: string
  heard: string
}

const plain = (count: number) => count.toLocaleString()

export const mapLabels: MapLabels = {
  ...stateLabels,
  loading: 'Waiting for the first position…',
  empty: 'Nothing on the map yet.',
  stale: (ago) => `Connection lost ${ago}. These are the last known positions.`,
  disabled: 'The map is switched off.',
  role: 'map',
  keys: 'Arrow keys move the map, plus and minus zoom, 0 shows everything, Enter opens what is nearest to the middle.',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Show everything',
  list: 'Show as a list',
  closeList: 'Close the list',
  search: 'Find by name',
  noMatch: 'Nothing of that name.',
  close: 'Close',
  follow: 'Follow',
  unfollow: 'Stop following',
  following: (name) => `Following ${name}`,
  count: (total) => (total === 1 ? '1 marker' : `${plain(total)} markers`),
  inView: (shown, total) => `${plain(shown)} of ${plain(total)} in view`,
  left: (count) => `${plain(count)} left the view`,
  position: 'Position',
  heading: 'Heading',
  heard: 'Last heard',
}

/** Ways of writing, made once for a locale: `Intl` objects are dear. */
export interface Formats {
  ago(ms: number): string
  /** 12.5° N, 8.25° E */
  place(lat: number, lng: number): string
  degrees(value: number): string
  compact(count: number): string
  /** A length on the ground, in metres. */
  length(metres: number): string
}

const made = new Map<string, Formats>()

export function formatsOf(locale?: string): Formats {
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
  const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 })
  const formats: Formats = {
    ago: (ms) => ago(ms, locale),
    place: (lat, lng) =>
      `${fine.format(Math.abs(lat))}° ${lat < 0 ? 'S' : 'N'}, ${fine.format(Math.abs(lng))}° ${lng < 0 ? 'W' : 'E'}`,
    degrees: (value) => `${whole.format(((value % 360) + 360) % 360)}°`,
    compact: compact.format,
    length: (metres) => (metres < 1000 ? metre.format(metres) : kilometre.format(metres / 1000)),
  }
  made.set(locale ?? '', formats)
  return formats
}
