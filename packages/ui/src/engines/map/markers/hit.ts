import { type Camera, type Size, toScreen, worldSize } from '../camera/camera.ts'
import type { Bubbles } from './bubbles.ts'
import type { Fleet } from './fleet.ts'

/** What of a picture says where markers are on it. */
interface Framed {
  readonly camera: Camera
  readonly size: Size
  readonly fleet: Fleet
}

/** So near to a marker is on it, in pixels. */
const HIT = 14

export const bubbleRadius = (count: number): number =>
  count < 10 ? 13 : count < 100 ? 15 : count < 1000 ? 18 : 22

/** What is at a point of the box: a marker's slot, a bubble, or nothing. */
export function hitTest(
  { camera, size, fleet, bubbles }: Framed & { bubbles: Bubbles },
  x: number,
  y: number,
): { slot: number } | { bubble: Bubbles['list'][number] } | null {
  let found: { slot: number } | null = null
  let nearest = HIT
  for (const bubble of bubbles.list) {
    const at = toScreen(camera, size, bubble.x, bubble.y)
    if (Math.hypot(at.x - x, at.y - y) <= bubbleRadius(bubble.ids.length) + 2) return { bubble }
  }
  for (let slot = 0; slot < fleet.size; slot++) {
    if (bubbles.hides(slot)) continue
    const at = toScreen(camera, size, fleet.x[slot]!, fleet.y[slot]!)
    const distance = Math.hypot(at.x - x, at.y - y)
    if (distance > nearest) continue
    nearest = distance
    found = { slot }
  }
  return found
}

/** Calls with the slot of each marker that is in the box; returns how many there are. */
export function eachInView({ camera, size, fleet }: Framed, each?: (slot: number) => void): number {
  const scale = worldSize(camera.zoom)
  const [half, tall] = [size.width / 2 / scale, size.height / 2 / scale]
  const { x, y } = fleet
  let count = 0
  for (let i = 0; i < fleet.size; i++) {
    if (Math.abs(y[i]! - camera.y) > tall) continue
    const dx = x[i]! - camera.x
    if (Math.abs(dx - Math.round(dx)) > half) continue
    count++
    each?.(i)
  }
  return count
}
