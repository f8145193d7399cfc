import { type StateLabels, stateLabels } from '../../shared/state-note.ts'

/** What the map says; replace any of it through `labels`. */
export interface MapLabels extends StateLabels {
  /** What kind of thing the focusable map is, for screen readers. */
  role: string
  keys: string
  /** Said when one finger, or the plain wheel, was left to the page. */
  twoFingers: string
  wheel: string
  zoomIn: string
  zoomOut: string
  fit: string
  list: string
  closeList: string
  search: string
  /**
   * How many fit what is searched for.
   *
   * @param text the number as it is written
   */
  found(count: number, text: string): string
  noMatch: string
  close: string
  follow: string
  unfollow: string
  following(name: string): string
  count(total: number, text: string): string
  /** Both as they are written. */
  inView(shown: string, total: string): string
  left(count: number, text: string): string
  /** What the map is called when the application does not say. */
  map: string
  /** A place, by its degrees as they are written. */
  place(lat: string, lng: string, south: boolean, west: boolean): string
  position: string
  heading: string
  heard: string
}

export const mapLabels: MapLabels = {
  ...stateLabels,
  loading: 'Waiting for the first position…',
  empty: 'Nothing on the map yet.',
  stale: (ago) => `${stateLabels.stale(ago)} These are the last known positions.`,
  disabled: 'The map is switched off.',
  role: 'map',
  keys: 'Arrow keys move the map, plus and minus zoom, 0 shows everything, Enter opens what is nearest to the middle.',
  twoFingers: 'Use two fingers to move the map.',
  wheel: 'Hold Ctrl (⌘ on a Mac) while you scroll to zoom.',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  fit: 'Show everything',
  list: 'Show as a list',
  closeList: 'Close the list',
  search: 'Find by name',
  found: (_, text) => `${text} found`,
  noMatch: 'Nothing of that name.',
  close: 'Close',
  follow: 'Follow',
  unfollow: 'Stop following',
  following: (name) => `Following ${name}`,
  count: (total, text) => (total === 1 ? '1 marker' : `${text} markers`),
  inView: (shown, total) => `${shown} of ${total} in view`,
  left: (_, text) => `${text} left the view`,
  map: 'Map',
  place: (lat, lng, south, west) => `${lat}° ${south ? 'S' : 'N'}, ${lng}° ${west ? 'W' : 'E'}`,
  position: 'Position',
  heading: 'Heading',
  heard: 'Last heard',
}
