import type { Bubbles } from './bubbles.ts'
import type { MapContext } from './context.ts'
import { part } from './dom.ts'
import { showSlots } from './looking.ts'
import { hitTest } from './overlay.ts'
import type { Selection } from './selection.ts'

export interface Pointing {
  readonly hovered: string | null
  onTap(x: number, y: number): void
  onHover(point: { x: number; y: number } | null): void
}

/** What a pointer does on the map. `openList` is for markers that no zoom can part. */
export function createPointing(
  box: HTMLElement,
  context: MapContext,
  bubbles: Bubbles,
  selection: Selection,
  openList: () => void,
): Pointing {
  const tip = part('div', 'tip', { hidden: true })
  tip.setAttribute('aria-hidden', 'true')
  box.append(tip)
  let hovered: string | null = null
  const hit = (x: number, y: number) => {
    const { fleet, size, navigation } = context
    return hitTest({ camera: navigation.camera, size, fleet, bubbles }, x, y)
  }

  return {
    get hovered() {
      return hovered
    },
    onTap(x, y) {
      const found = hit(x, y)
      if (!found) return selection.close(false)
      const { fleet, navigation, maxZoom } = context
      if ('slot' in found) return selection.open(fleet.ids[found.slot]!)
      context.taken = true
      if (navigation.camera.zoom > maxZoom - 0.5) return openList()
      showSlots(
        context,
        found.bubble.ids.map(fleet.indexOf).filter((i) => i >= 0),
      )
    },
    onHover(point) {
      const found = point && hit(point.x, point.y)
      const { fleet } = context
      const id = found && 'slot' in found ? fleet.ids[found.slot]! : null
      box.toggleAttribute('data-pointing', found !== null)
      tip.hidden = id === null || id === selection.selected
      if (id !== null && point) {
        tip.textContent = fleet.names[fleet.indexOf(id)]!
        tip.style.transform = `translate(${point.x}px,${point.y}px) translate(-50%,-150%)`
      }
      if (hovered === id) return
      hovered = id
      context.redraw()
    },
  }
}
