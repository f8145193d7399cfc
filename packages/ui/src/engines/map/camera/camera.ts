import { shortWay, wrap } from './mercator.ts'

/** Where one looks: the middle in the world's unit square, and how near. */
export interface Camera {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

/** In CSS pixels. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** A part of the unit square; `x1` may pass 1 where it reaches over the antimeridian. */
export interface Bounds {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

/** How wide the world is at a zoom, in CSS pixels: 256 at zoom 0, twice that with each step. */
export const worldSize = (zoom: number): number => 256 * 2 ** zoom

/** The zoom at which the world just fits into a box. */
export const leastZoom = ({ width, height }: Size): number =>
  Math.log2(Math.max(64, Math.min(width, height)) / 256)

/** The zoom at which the world covers a box but for the far north and south. */
export const coverZoom = ({ width, height }: Size): number =>
  Math.log2(Math.max(64, width, height * 1.15) / 256)

/** A camera that looks at the world and not past its edges. */
export function clampCamera({ x, y, zoom }: Camera, size: Size, maxZoom: number): Camera {
  const near = Math.min(maxZoom, Math.max(leastZoom(size), zoom))
  const half = size.height / worldSize(near) / 2
  return { x: wrap(x), y: half >= 0.5 ? 0.5 : Math.min(1 - half, Math.max(half, y)), zoom: near }
}

/** The camera after what it shows was dragged by CSS pixels. */
export function panned({ x, y, zoom }: Camera, dx: number, dy: number): Camera {
  const scale = worldSize(zoom)
  return { x: x - dx / scale, y: y - dy / scale, zoom }
}

/** The camera at another zoom, with the place under a point of the box staying under it. */
export function zoomedAt(camera: Camera, zoom: number, at: { x: number; y: number }, size: Size): Camera {
  const way = 1 / worldSize(camera.zoom) - 1 / worldSize(zoom)
  return {
    x: camera.x + (at.x - size.width / 2) * way,
    y: camera.y + (at.y - size.height / 2) * way,
    zoom,
  }
}

/** Where a place stands in the box, in the copy of the world that is nearest to the middle. */
export function toScreen(camera: Camera, size: Size, x: number, y: number): { x: number; y: number } {
  const scale = worldSize(camera.zoom)
  return {
    x: size.width / 2 + shortWay(x - camera.x) * scale,
    y: size.height / 2 + (y - camera.y) * scale,
  }
}

/** The place under a point of the box. */
export function fromScreen(camera: Camera, size: Size, x: number, y: number): { x: number; y: number } {
  const scale = worldSize(camera.zoom)
  return {
    x: wrap(camera.x + (x - size.width / 2) / scale),
    y: camera.y + (y - size.height / 2) / scale,
  }
}

/**
 * The smallest part of the world that holds all places; over the antimeridian where that is shorter.
 *
 * @returns null when there are none
 */
export function boundsOf(xs: ArrayLike<number>, ys: ArrayLike<number>, count = xs.length): Bounds | null {
  if (count === 0) return null
  const sorted = Float64Array.from({ length: count }, (_, i) => wrap(xs[i]!)).sort()
  let gap = sorted[0]! + 1 - sorted[count - 1]!
  let first = 0
  for (let i = 1; i < count; i++) {
    const here = sorted[i]! - sorted[i - 1]!
    if (here <= gap) continue
    gap = here
    first = i
  }
  let [y0, y1] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (let i = 0; i < count; i++) {
    y0 = Math.min(y0, ys[i]!)
    y1 = Math.max(y1, ys[i]!)
  }
  return { x0: sorted[first]!, x1: sorted[first]! + 1 - gap, y0, y1 }
}

/** The camera that shows all of a part of the world, with room at the edges. */
export function fitCamera(bounds: Bounds, size: Size, { padding = 48, maxZoom = 12 } = {}): Camera {
  const room = (length: number) => Math.max(32, length - 2 * padding)
  const across = room(size.width) / Math.max(1e-9, bounds.x1 - bounds.x0)
  const down = room(size.height) / Math.max(1e-9, bounds.y1 - bounds.y0)
  return {
    x: (bounds.x0 + bounds.x1) / 2,
    y: (bounds.y0 + bounds.y1) / 2,
    zoom: Math.min(maxZoom, Math.log2(Math.min(across, down) / 256)),
  }
}
