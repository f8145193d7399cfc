import { showSlots } from './camera/looking.ts'
import type { MapContext } from './context.ts'
import type { Bubbles } from './markers/bubbles.ts'
import { hitTest } from './markers/hit.ts'
import type { Point } from './options.ts'

export interface Pointing {
  readonly hovered: string | null
  onTap(x: number, y: number): void
  onHover(point: Point | null): void
}

/** What a pointer finds on the picture: a bubble opens by going nearer, the rest is the owner's to answer. */
export function createPointing(element: HTMLElement, context: MapContext, bubbles: Bubbles): Pointing {
  const { fleet, navigation } = context
  let hovered: string | null = null
  const hit = (x: number, y: number) =>
    hitTest({ camera: navigation.camera, size: context.size, fleet, bubbles }, x, y)

  return {
    get hovered() {
      return hovered
    },
    onTap(x, y) {
      const found = hit(x, y)
      const { options, maxZoom } = context
      if (!found || 'slot' in found) return options.onTap?.(found && fleet.ids[found.slot]!)
      context.take()
      const { ids } = found.bubble
      if (navigation.camera.zoom > maxZoom - 0.5) return options.onCrowd?.(ids)
      showSlots(
        context,
        ids.map(fleet.indexOf).filter((i) => i >= 0),
      )
    },
    onHover(point) {
      const found = point && hit(point.x, point.y)
      const id = found && 'slot' in found ? fleet.ids[found.slot]! : null
      element.toggleAttribute('data-pointing', found !== null)
      context.options.onHover?.(id, id === null ? null : point)
      if (hovered === id) return
      hovered = id
      context.redraw()
    },
  }
}
