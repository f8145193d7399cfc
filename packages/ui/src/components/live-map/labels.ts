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
  /** How many fit what is searched for. */
  found(count: number): string
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
  found: (count) => `${plain(count)} found`,
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
