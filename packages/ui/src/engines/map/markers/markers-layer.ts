import { type Camera, type Size, worldSize } from '../camera/camera.ts'
import { layerCanvas } from '../layer-element.ts'
import type { Theme } from '../theme.ts'
import type { Bubbles } from './bubbles.ts'
import type { Fleet } from './fleet.ts'
import { bubbleRadius } from './hit.ts'
import { createSprites, type Sprites } from './sprites.ts'
import { createSurface, type Surface } from './surface.ts'

/** What is to be drawn over the map. */
export interface MarkersPicture {
  readonly camera: Camera
  readonly size: Size
  readonly fleet: Fleet
  readonly bubbles: Bubbles
  /** In epoch ms. */
  readonly now: number
  /** From when on a marker fades, in ms without news; 0 for never. */
  readonly staleAfter: number
  readonly trails: boolean
  /** So many are in the box that they would hide each other. */
  readonly crowded: boolean
  /** Slots with a ring around them; they are never hidden in a bubble. */
  readonly chosen: readonly number[]
  compact(count: number): string
}

export interface MarkersLayer {
  draw(picture: MarkersPicture): void
  /** Colours or resolution changed. */
  refresh(): void
  destroy(): void
}

/** The canvas of the markers. All of it is drawn in memory and put there at once. */
export function createMarkersLayer(box: HTMLElement, theme: Theme): MarkersLayer {
  const canvas = layerCanvas('markers')
  box.append(canvas)
  const context = canvas.getContext('2d')!
  let surface: Surface | null = null
  let sprites: Sprites | null = null
  let scale = 1
  const trailColors = new Map<string, number>()

  function prepare({ width, height }: Size) {
    const device = devicePixelRatio || 1
    if (device !== scale) refresh()
    scale = device
    const [across, down] = [Math.round(width * scale), Math.round(height * scale)]
    if (surface?.width !== across || surface.height !== down) {
      canvas.width = across
      canvas.height = down
      surface = createSurface(across, down)
    }
    sprites ??= createSprites(theme.colors, scale, theme.font)
  }

  function refresh() {
    sprites = null
    trailColors.clear()
  }

  /** A CSS colour as it stands in memory. */
  function pixelOf(color: string): number {
    const known = trailColors.get(color)
    if (known !== undefined) return known
    const one = document.createElement('canvas').getContext('2d')!
    one.fillStyle = color || theme.colors.marker
    one.fillRect(0, 0, 1, 1)
    const pixel = new Int32Array(one.getImageData(0, 0, 1, 1).data.buffer)[0]!
    trailColors.set(color, pixel)
    return pixel
  }

  function drawTrails(
    to: Surface,
    { fleet, bubbles }: MarkersPicture,
    world: number,
    left: number,
    top: number,
  ) {
    for (let i = 0; i < fleet.size; i++) {
      if (bubbles.hides(i)) continue
      const places = fleet.trails[i]!
      const count = places.length / 2
      const color = pixelOf(fleet.colors[i]!)
      // The last place is where it is going to: the trail ends where it is.
      for (let k = 0; k < count - 1; k++) {
        const end = k === count - 2
        const x0 = places[k * 2]! * world - left
        const y0 = places[k * 2 + 1]! * world - top
        const x1 = (end ? fleet.x[i]! : places[k * 2 + 2]!) * world - left
        const y1 = (end ? fleet.y[i]! : places[k * 2 + 3]!) * world - top
        if (Math.abs(x1 - x0) > world / 2) continue
        for (
          let copy = Math.ceil(-Math.max(x0, x1) / world);
          Math.min(x0, x1) + copy * world < to.width;
          copy++
        ) {
          to.line(x0 + copy * world, y0, x1 + copy * world, y1, color, (210 * (k + 1)) / count)
        }
      }
    }
  }

  function drawMarkers(
    to: Surface,
    picture: MarkersPicture,
    stamps: Sprites,
    world: number,
    left: number,
    top: number,
  ) {
    const { fleet, bubbles, chosen, staleAfter, now, crowded } = picture
    const { x: xs, y: ys, heading, at, colors } = fleet
    const rim = 14 * scale
    const fadeOf = (i: number) => {
      const age = staleAfter > 0 ? (now - at[i]!) / staleAfter : 0
      return age < 1 ? 0 : age < 2 ? 1 : 2
    }
    const put = (i: number, ring: boolean) => {
      const y = ys[i]! * world - top
      if (y < -rim || y > to.height + rim) return
      let x = xs[i]! * world - left
      x += Math.ceil((-rim - x) / world) * world
      for (; x < to.width + rim; x += world) {
        if (ring) to.stamp(stamps.ring(), x, y)
        to.stamp(stamps.marker(colors[i]!, heading[i]!, fadeOf(i), crowded && !ring, x, y), x, y)
      }
    }
    for (let i = 0; i < fleet.size; i++) if (!bubbles.hides(i)) put(i, false)
    for (const bubble of bubbles.list) {
      const count = bubble.ids.length
      const sprite = stamps.cluster(picture.compact(count), bubbleRadius(count))
      const y = bubble.y * world - top
      let x = bubble.x * world - left
      x += Math.ceil((-sprite.reach - x) / world) * world
      for (; x < to.width + sprite.reach; x += world) to.stamp(sprite, x, y)
    }
    for (const i of chosen) if (i >= 0) put(i, true)
  }

  return {
    draw(picture) {
      const { camera, size } = picture
      if (size.width === 0 || size.height === 0) return
      prepare(size)
      const to = surface!
      const world = worldSize(camera.zoom) * scale
      const left = camera.x * world - to.width / 2
      const top = camera.y * world - to.height / 2
      to.clear()
      if (picture.trails) drawTrails(to, picture, world, left, top)
      drawMarkers(to, picture, sprites!, world, left, top)
      to.show(context)
    },
    refresh,
    destroy: () => canvas.remove(),
  }
}
