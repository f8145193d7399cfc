import type { WorldMap } from '../../engines/map/index.ts'

/** How far an arrow key moves the map, in CSS pixels. */
const STEP = 90

const MOVES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
}
const ZOOMS: Readonly<Record<string, number>> = { '+': 1, '=': 1, '-': -1, _: -1 }

/**
 * What a key does on the map; false when it is none of the map's.
 *
 * @param open opens a marker: the one that is nearest to the middle
 */
export function pressKey(
  { key, ctrlKey, metaKey, altKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>,
  map: WorldMap,
  open: (id: string) => void,
): boolean {
  if (ctrlKey || metaKey || altKey) return false
  const move = MOVES[key]
  const steps = ZOOMS[key]
  if (move) map.step(...move)
  else if (steps) map.zoom(steps)
  else if (key === '0') map.fit()
  else if (key === 'Enter') {
    const nearest = map.nearest()
    if (nearest !== null) open(nearest)
  } else return false
  return true
}
