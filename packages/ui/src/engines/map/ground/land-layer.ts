import { type Camera, type Size, toScreen, worldSize } from '../camera/camera.ts'
import { layerCanvas } from '../layer-element.ts'
import type { BaseFactory } from './base-layer.ts'
import { landLines } from './land.ts'
import { drawGrid, drawLand, type Picture } from './land-picture.ts'

/** How much of the box is drawn beyond each edge, so that dragging rarely needs a new picture. */
const MARGIN = 0.3
/** A picture is stretched to this and back while one zooms, and drawn anew once that is over. */
const STRETCH = 1.6
const SETTLE_MS = 140

/**
 * The built-in world map. It draws a picture that is larger than the box and then only shifts and stretches it, by a
 * transform, until the camera looks past its edge or rests.
 */
export const landLayer: BaseFactory = (host) => {
  const { element, colors, clock } = host
  const canvas = layerCanvas('land')
  element.append(canvas)
  const context = canvas.getContext('2d')!
  let drawn: Picture | null = null
  let timer: unknown
  let places: Awaited<ReturnType<typeof loadPlaces>> | null = null
  let gone = false

  // They only help: the map does not wait for them, and does without where they are not to be had.
  loadPlaces().then(
    (loaded) => {
      if (gone) return
      places = loaded
      drawn = null
      host.redraw()
    },
    () => {},
  )

  function paint(camera: Camera, size: Size) {
    const scale = devicePixelRatio || 1
    const [width, height] = [
      Math.ceil(size.width * (1 + 2 * MARGIN)),
      Math.ceil(size.height * (1 + 2 * MARGIN)),
    ]
    if (canvas.width !== Math.round(width * scale) || canvas.height !== Math.round(height * scale)) {
      canvas.width = Math.round(width * scale)
      canvas.height = Math.round(height * scale)
      canvas.style.width = `${width}px`
      canvas.style.height = `${height}px`
    }
    drawn = { camera, width, height, scale }
    context.setTransform(scale, 0, 0, scale, 0, 0)
    context.clearRect(0, 0, width, height)
    drawLand(context, drawn, landLines(), colors())
    places?.drawBorders(context, drawn, colors())
    drawGrid(context, drawn, colors())
    places?.drawNames(context, drawn, { colors: colors(), font: host.font(), locale: host.locale() })
  }

  /** Moves the picture to where the camera wants it; false when it does not cover the box then. */
  function place({ camera: from, width, height, scale }: Picture, camera: Camera, size: Size): boolean {
    const stretch = worldSize(camera.zoom) / worldSize(from.zoom)
    const middle = toScreen(camera, size, from.x, from.y)
    let left = middle.x - (width / 2) * stretch
    let top = middle.y - (height / 2) * stretch
    if (stretch === 1) {
      left = Math.round(left * scale) / scale
      top = Math.round(top * scale) / scale
    }
    canvas.style.transform = `translate(${left}px,${top}px)${stretch === 1 ? '' : ` scale(${stretch})`}`
    return (
      stretch < STRETCH &&
      stretch > 1 / STRETCH &&
      left <= 0 &&
      top <= 0 &&
      left + width * stretch >= size.width &&
      top + height * stretch >= size.height
    )
  }

  return {
    draw(camera, size) {
      if (size.width === 0 || size.height === 0) return
      clock.clearTimeout(timer)
      if (!drawn || !place(drawn, camera, size)) {
        paint(camera, size)
        place(drawn!, camera, size)
      } else if (drawn.camera.zoom !== camera.zoom) {
        timer = clock.setTimeout(() => {
          paint(camera, size)
          place(drawn!, camera, size)
        }, SETTLE_MS)
      }
    },
    refresh() {
      drawn = null
    },
    destroy() {
      gone = true
      clock.clearTimeout(timer)
      canvas.remove()
    },
  }
}

async function loadPlaces() {
  const { drawBorders, drawNames } = await import('./places.ts')
  return { drawBorders, drawNames }
}
