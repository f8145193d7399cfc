import { type Camera, worldSize } from '../camera/camera.ts'
import { latOf, worldX, worldY } from '../camera/mercator.ts'
import type { MapColors } from '../theme.ts'
import type { Line } from './land.ts'

/** What a picture of the world shows; sizes in CSS pixels. */
export interface Picture {
  readonly camera: Camera
  readonly width: number
  readonly height: number
  /** Device pixels to a CSS pixel. */
  readonly scale: number
}

/** Coast lines are drawn no finer than this, in pixels. */
const FINEST = 0.6

/** All land, in each copy of the world that is in the picture. */
export function drawLand(
  context: CanvasRenderingContext2D,
  { camera, width, height }: Picture,
  rings: readonly Line[],
  colors: MapColors,
): void {
  const scale = worldSize(camera.zoom)
  const left = camera.x * scale - width / 2
  const top = camera.y * scale - height / 2
  const fill = new Path2D()
  const coast = new Path2D()
  for (let copy = Math.floor(left / scale); copy * scale < left + width; copy++) {
    const shift = copy * scale - left
    for (const ring of rings) {
      if (ring.x1 * scale + shift < 0 || ring.x0 * scale + shift > width) continue
      if (ring.y1 * scale < top || ring.y0 * scale > top + height) continue
      trace(ring.points, scale, shift, top, fill, coast)
    }
  }
  context.fillStyle = colors.land
  context.fill(fill)
  context.strokeStyle = colors.coast
  context.lineWidth = 1
  context.lineJoin = 'round'
  context.stroke(coast)
}

function trace(
  points: Float64Array,
  scale: number,
  shift: number,
  top: number,
  fill: Path2D,
  coast: Path2D,
): void {
  const last = points.length - 2
  let [lastX, lastY] = [Number.NaN, Number.NaN]
  // A ring ends where it began, so its last place is what comes before its first.
  let seam = isSeam(points[last]!, points[last + 1]!)
  for (let i = 0; i <= last; i += 2) {
    const x = points[i]!
    const y = points[i + 1]!
    const sx = x * scale + shift
    const sy = y * scale - top
    const onSeam = isSeam(x, y)
    if (i > 0 && i < last && !onSeam && Math.abs(sx - lastX) < FINEST && Math.abs(sy - lastY) < FINEST)
      continue
    // Half a pixel over the edge of the world, or a hairline of water runs through Siberia.
    const over = x === 0 ? -0.5 : x === 1 ? 0.5 : 0
    if (i === 0) fill.moveTo(sx + over, sy)
    else fill.lineTo(sx + over, sy)
    // What was cut at the antimeridian and at the pole is no coast.
    if (i === 0 || (seam && onSeam)) coast.moveTo(sx, sy)
    else coast.lineTo(sx, sy)
    seam = onSeam
    ;[lastX, lastY] = [sx, sy]
  }
  fill.closePath()
  if (!(seam && isSeam(points[0]!, points[1]!))) {
    coast.lineTo(points[0]! * scale + shift, points[1]! * scale - top)
  }
}

const isSeam = (x: number, y: number) => x === 0 || x === 1 || y >= 1

const STEPS = [30, 15, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001]
/** Lines of the grid are at least this far apart, in pixels. */
const APART = 90

/** Lines of longitude and latitude: where land is one colour, they show how far one moves. */
export function drawGrid(
  context: CanvasRenderingContext2D,
  { camera, width, height, scale: device }: Picture,
  colors: MapColors,
): void {
  const scale = worldSize(camera.zoom)
  const left = camera.x * scale - width / 2
  const top = camera.y * scale - height / 2
  const step = STEPS.findLast((degrees) => (degrees / 360) * scale >= APART) ?? 30
  const sharp = (at: number) => (Math.round(at * device) + 0.5) / device
  const [worldTop, worldBottom] = [Math.max(0, -top), Math.min(height, scale - top)]
  context.beginPath()
  const west = (left / scale - 0.5) * 360
  const east = ((left + width) / scale - 0.5) * 360
  for (let i = Math.ceil(west / step); i * step <= east; i++) {
    const x = sharp(worldX(i * step) * scale - left)
    context.moveTo(x, worldTop)
    context.lineTo(x, worldBottom)
  }
  const south = latOf(Math.min(1, (top + height) / scale))
  const north = latOf(Math.max(0, top / scale))
  for (let i = Math.ceil(south / step); i * step <= north; i++) {
    const y = sharp(worldY(i * step) * scale - top)
    context.moveTo(0, y)
    context.lineTo(width, y)
  }
  context.strokeStyle = colors.grid
  context.lineWidth = 1 / device
  context.stroke()
}
