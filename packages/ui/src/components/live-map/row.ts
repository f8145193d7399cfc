import type { MarkerState } from '../../engines/map/index.ts'
import { type MapFormats, placeIn } from './formats.ts'
import type { MapLabels } from './labels.ts'
import type { MapRow } from './props.ts'

/** The colour of a marker that has none of its own. */
const MARKER = 'var(--ck-map-marker, var(--ck-accent))'

/** What the list says of a marker: its name, where it is, and when it was heard of. */
export function rowOf(
  id: string,
  marker: MarkerState | null,
  now: number,
  words: Pick<MapLabels, 'place'>,
  formats: MapFormats,
): MapRow {
  if (!marker) return { id, name: id, detail: '', color: MARKER }
  const detail = `${placeIn(words, formats, marker)} · ${formats.ago(now - marker.at)}`
  return { id, name: marker.name, detail, color: marker.color || MARKER }
}
