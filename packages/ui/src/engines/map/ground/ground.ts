import type { Clock } from '@channelkit/core'
import { layerElement } from '../layer-element.ts'
import type { MapOptions } from '../options.ts'
import type { Theme } from '../theme.ts'
import type { BaseFactory, BaseLayer } from './base-layer.ts'
import { landLayer } from './land-layer.ts'
import { tilesLayer } from './tiles-layer.ts'

const PAGE = 'https://channelkit.dev/live-map/'

/** What lies below the markers, chosen by the options. */
export interface Ground extends BaseLayer {
  /** Builds it anew if `base` or `tiles` are others than before. */
  choose(options: Pick<MapOptions<never>, 'base' | 'tiles'>): void
  refresh(): void
}

interface GroundOptions {
  theme: Theme
  clock: Clock
  locale(): string | undefined
  /** Who made the map, in words. */
  attribute(text: string): void
  redraw(): void
}

/**
 * The built-in map, with tiles over it if there are any, or another base. A base that cannot start, or fails later,
 * gives way to the built-in map; nothing else changes by that.
 */
export function createGround(
  box: HTMLElement,
  { theme, clock, locale, attribute, redraw }: GroundOptions,
): Ground {
  const holder = layerElement('div', 'ground')
  box.append(holder)
  let layers: BaseLayer[] = []
  let key: unknown
  let base: BaseFactory | null = null
  let credits: string[] = []

  function open(factory: BaseFactory, fallback: (() => void) | null): BaseLayer | null {
    const element = layerElement('div', 'base')
    holder.append(element)
    let layer: BaseLayer | null = null
    let over = false
    const fail = (error: unknown) => {
      if (over || !fallback) return
      over = true
      console.warn(`LiveMap: the map could not be shown, so the built-in one is. See ${PAGE}`, error)
      layers = layers.filter((one) => one !== wrapped)
      layer?.destroy()
      element.remove()
      fallback()
      redraw()
    }
    const wrapped: BaseLayer = {
      draw: (camera, size) => layer?.draw(camera, size),
      refresh: () => layer?.refresh?.(),
      destroy() {
        over = true
        layer?.destroy()
        element.remove()
      },
    }
    try {
      layer = factory({
        element,
        clock,
        colors: () => theme.colors,
        font: () => theme.font,
        locale,
        redraw,
        attribute(text) {
          credits.push(text)
          attribute(credits.join(' · '))
        },
        fail,
      })
    } catch (error) {
      fail(error)
      return null
    }
    return over ? null : wrapped
  }

  function clear() {
    for (const layer of layers) layer.destroy()
    layers = []
    credits = []
    attribute('')
  }

  function builtIn(tiles: MapOptions<never>['tiles']) {
    for (const factory of tiles ? [landLayer, tilesLayer(tiles)] : [landLayer]) {
      const layer = open(factory, null)
      if (layer) layers.push(layer)
    }
  }

  return {
    choose({ base: wanted = null, tiles }) {
      const next = JSON.stringify(tiles ?? null)
      if (key === next && base === wanted) return
      key = next
      base = wanted
      clear()
      if (!wanted) return builtIn(tiles)
      const layer = open(wanted, () => {
        clear()
        builtIn(tiles)
      })
      if (layer) layers.push(layer)
    },
    draw(camera, size) {
      for (const layer of layers) layer.draw(camera, size)
    },
    refresh() {
      for (const layer of layers) layer.refresh?.()
    },
    destroy() {
      clear()
      holder.remove()
    },
  }
}
