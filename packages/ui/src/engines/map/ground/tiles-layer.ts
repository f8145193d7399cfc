import { type Camera, type Size, worldSize } from '../camera/camera.ts'
import { layerElement } from '../layer-element.ts'
import type { BaseFactory } from './base-layer.ts'

export interface Tiles {
  /** Where the pictures are: `{z}`, `{x}`, `{y}` stand for the tile, `{r}` for `@2x` on fine screens. */
  url: string
  /** Who made them; shown on the map, as most licences ask. */
  attribution: string
  /** The nearest zoom there are pictures of. Default 19. */
  maxZoom?: number
  /** The side of a tile in CSS pixels. Default 256. */
  size?: number
}

interface Level {
  readonly z: number
  readonly element: HTMLElement
  readonly tiles: Map<string, HTMLImageElement>
  /** The tile that stands at the element's corner: far from zero, offsets in pixels would lose their precision. */
  readonly cornerX: number
  readonly cornerY: number
}

/** Raster tiles as plain pictures. The level of before stays until the new one is there. */
export function tilesLayer({ url, attribution, maxZoom = 19, size: side = 256 }: Tiles): BaseFactory {
  return ({ element, attribute }) => {
    const box = layerElement('div', 'tiles')
    element.append(box)
    attribute(attribution)
    let levels: Level[] = []

    function address(x: number, y: number, z: number): string {
      const values: Record<string, string> = {
        x: String(x),
        y: String(y),
        z: String(z),
        r: devicePixelRatio > 1 ? '@2x' : '',
      }
      return url.replace(/\{([xyzr])\}/g, (_, name: string) => values[name]!)
    }

    function levelOf(z: number, camera: Camera): Level {
      const known = levels.find((level) => level.z === z)
      if (known) return known
      const level = {
        z,
        element: layerElement('div', 'level'),
        tiles: new Map<string, HTMLImageElement>(),
        cornerX: Math.floor(camera.x * 2 ** z),
        cornerY: Math.floor(camera.y * 2 ** z),
      }
      levels.push(level)
      box.append(level.element)
      return level
    }

    function prune(current: Level) {
      if (![...current.tiles.values()].every((image) => image.dataset.state !== 'loading')) return
      for (const level of levels) if (level !== current) level.element.remove()
      levels = [current]
    }

    function add(level: Level, column: number, row: number) {
      const across = 2 ** level.z
      const image = Object.assign(layerElement('img', 'tile'), {
        alt: '',
        decoding: 'async',
        draggable: false,
      })
      image.dataset.state = 'loading'
      image.width = image.height = side
      image.style.transform = `translate(${(column - level.cornerX) * side}px,${(row - level.cornerY) * side}px)`
      image.onload = () => {
        image.dataset.state = 'shown'
        prune(level)
      }
      // The built-in map shows through where a picture is missing.
      image.onerror = () => {
        image.dataset.state = 'missing'
        prune(level)
      }
      image.src = address(((column % across) + across) % across, row, level.z)
      level.tiles.set(`${column},${row}`, image)
      level.element.append(image)
    }

    function fill(level: Level, camera: Camera, size: Size) {
      const across = 2 ** level.z
      const tile = worldSize(camera.zoom) / across
      const left = (camera.x * across * tile - size.width / 2) / tile
      const top = (camera.y * across * tile - size.height / 2) / tile
      const wanted = new Set<string>()
      for (let row = Math.max(0, Math.floor(top)); row < Math.min(across, top + size.height / tile); row++) {
        for (let column = Math.floor(left); column < left + size.width / tile; column++) {
          wanted.add(`${column},${row}`)
          if (!level.tiles.has(`${column},${row}`)) add(level, column, row)
        }
      }
      if (level.tiles.size < wanted.size * 3) return
      for (const [key, image] of level.tiles) {
        if (wanted.has(key)) continue
        image.remove()
        level.tiles.delete(key)
      }
    }

    return {
      draw(camera, size) {
        const z = Math.max(0, Math.min(maxZoom, Math.round(camera.zoom - Math.log2(side / 256))))
        fill(levelOf(z, camera), camera, size)
        for (const level of levels) {
          const tile = worldSize(camera.zoom) / 2 ** level.z
          const x = size.width / 2 + (level.cornerX / 2 ** level.z - camera.x) * worldSize(camera.zoom)
          const y = size.height / 2 + (level.cornerY / 2 ** level.z - camera.y) * worldSize(camera.zoom)
          level.element.style.transform = `translate(${x}px,${y}px) scale(${tile / side})`
        }
      },
      destroy: () => box.remove(),
    }
  }
}
