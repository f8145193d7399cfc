import type { Navigation } from './navigation.ts'

/** How far an arrow key moves the map, in CSS pixels. */
const STEP = 90

export interface KeyActions {
  fit(): void
  /** Enter: opens what is nearest to the middle. */
  open(): void
  /** Escape. */
  close(): void
  onTake(dragged: boolean): void
}

/** What a key does on the map; false when it is none of the map's. */
export function pressKey(event: KeyboardEvent, navigation: Navigation, to: KeyActions): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false
  const moves: Record<string, [number, number]> = {
    ArrowLeft: [-1, 0],
    ArrowRight: [1, 0],
    ArrowUp: [0, -1],
    ArrowDown: [0, 1],
  }
  const move = moves[event.key]
  if (move) {
    to.onTake(true)
    navigation.step(move[0] * STEP, move[1] * STEP)
    return true
  }
  switch (event.key) {
    case '+':
    case '=':
      to.onTake(false)
      navigation.zoom(1)
      return true
    case '-':
    case '_':
      to.onTake(false)
      navigation.zoom(-1)
      return true
    case '0':
      to.fit()
      return true
    case 'Enter':
      to.open()
      return true
    case 'Escape':
      to.close()
      return true
    default:
      return false
  }
}
