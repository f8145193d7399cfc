import type { Map as GlMap, StyleSpecification } from 'maplibre-gl'
import { latOf, lngOf } from '../map/camera/mercator.ts'
import type { BaseFactory, BaseHost, Camera } from '../map/index.ts'
import { streets } from './streets.ts'

export interface MapLibreOptions {
  /** A style's address, or the style itself. */
  style?: string | StyleSpecification
  /** In place of a style: the address of a PMTiles archive with the layers of a Protomaps basemap. Needs `pmtiles`. */
  pmtiles?: string
  /** Who made the map, if its sources do not say so. */
  attribution?: string
  /** Where MapLibre's worker is, for bundlers that do not find it: `maplibre-gl/dist/maplibre-gl-worker.mjs?url`. */
  workerUrl?: string
  /** If the map is not there after so long, in ms, the built-in one is shown. 0 waits for ever. Default 20,000. */
  timeout?: number
}

/** MapLibre's world is 512 pixels wide at zoom 0, ours 256. */
const ZOOM_OFFSET = 1
const TIMEOUT = 20_000
const SOURCE = 'map'

/**
 * MapLibre GL as what lies below the markers: streets from a style or a PMTiles archive. Needs the packages
 * `maplibre-gl` (and `pmtiles`), which are loaded when the map is shown. Without WebGL2, or when it cannot start for
 * another reason, the built-in map takes its place; markers, keys and events are the same.
 *
 * @example
 * const base = maplibre({ style: 'https://tiles.example.com/streets.json' })
 * <LiveMap channel="fleet" event="moved" base={base} />
 */
export function maplibre(options: MapLibreOptions): BaseFactory {
  return (host) => {
    let map: GlMap | null = null
    let camera: Camera | null = null
    let over = false
    const { timeout = TIMEOUT } = options
    const timer =
      timeout > 0
        ? host.clock.setTimeout(
            () => fail(new Error(`MapLibre showed no map within ${timeout / 1000} s.`)),
            timeout,
          )
        : undefined

    function fail(error: unknown) {
      if (over) return
      end()
      host.fail(error)
    }

    function end() {
      over = true
      host.clock.clearTimeout(timer)
      map?.remove()
      map = null
    }

    start(options, host, () => over)
      .then((started) => {
        if (!started) return
        if (over) return started.remove()
        map = started
        let styled = false
        map.on('style.load', () => {
          styled = true
        })
        map.on('load', () => {
          host.clock.clearTimeout(timer)
          const words = attributionOf(started)
          if (!options.attribution && words) host.attribute(words)
        })
        // One tile that is missing is no reason to give up; a style or an archive that is, is one.
        map.on('error', (event) => {
          const broken = (event as { sourceId?: string }).sourceId === SOURCE && !map?.isSourceLoaded(SOURCE)
          if (!styled || (options.pmtiles && broken && !('tile' in event))) fail(event.error)
        })
        if (camera) show(started, camera)
      })
      .catch(fail)

    return {
      draw(next) {
        camera = next
        if (map) show(map, next)
      },
      refresh() {
        if (map && options.pmtiles) map.setStyle(streets(options.pmtiles, SOURCE, host.colors()))
      },
      destroy: end,
    }
  }
}

async function start(options: MapLibreOptions, host: BaseHost, over: () => boolean): Promise<GlMap | null> {
  const { style, pmtiles, workerUrl, attribution } = options
  if (!style && !pmtiles) throw new TypeError('maplibre: give a style, or the address of a PMTiles archive.')
  const gl = await import('maplibre-gl')
  if (workerUrl) gl.setWorkerUrl(workerUrl)
  if (pmtiles) {
    const { Protocol } = await import('pmtiles')
    gl.addProtocol('pmtiles', new Protocol().tile)
  }
  if (over()) return null
  if (attribution) host.attribute(attribution)
  return new gl.Map({
    container: host.element,
    style: style ?? streets(pmtiles!, SOURCE, host.colors()),
    // It only shows: gestures, keys and words are the map's own, the same with every base.
    interactive: false,
    attributionControl: false,
    pitchWithRotate: false,
    minZoom: -2,
    fadeDuration: 0,
  })
}

function show(map: GlMap, { x, y, zoom }: Camera) {
  map.jumpTo({ center: [lngOf(x), latOf(y)], zoom: zoom - ZOOM_OFFSET })
}

/** What the sources say of who made them, without markup. */
function attributionOf(map: GlMap): string {
  const texts = Object.keys(map.getStyle().sources).map((id) => map.getSource(id)?.attribution ?? '')
  const plain = texts.map((html) => new DOMParser().parseFromString(html, 'text/html').body.textContent ?? '')
  return [...new Set(plain.map((text) => text.trim()).filter(Boolean))].join(' · ')
}
