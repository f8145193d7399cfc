import * as maplibre from 'maplibre-gl'
import { feature } from 'topojson-client'
import world from 'world-atlas/countries-110m.json'
import { createGlide } from '../../lib/map-page.mjs'

/** @typedef {import('../../lib/fleet.mjs').Vehicle} Vehicle */

export default async (/** @type {HTMLElement} */ root, /** @type {Vehicle[]} */ first) => {
  maplibre.setWorkerUrl('/maplibre-gl-worker.mjs')
  const data = /** @type {any} */ (world)
  const glide = createGlide(first)
  const points = (/** @type {number} */ now) => {
    /** @type {object[]} */
    const features = []
    glide.at(now, (i, lat, lng) =>
      features.push({
        type: 'Feature',
        id: i,
        properties: {},
        geometry: { type: 'Point', coordinates: [lng, lat] },
      }),
    )
    return /** @type {any} */ ({ type: 'FeatureCollection', features })
  }
  const map = new maplibre.Map({
    container: root,
    attributionControl: false,
    center: [0, 20],
    zoom: 0.64,
    fadeDuration: 0,
    style: {
      version: 8,
      sources: {
        land: { type: 'geojson', data: /** @type {any} */ (feature(data, data.objects.countries)) },
        vehicles: { type: 'geojson', data: points(0) },
      },
      layers: [
        {
          id: 'land',
          type: 'fill',
          source: 'land',
          paint: { 'fill-color': '#ddd', 'fill-outline-color': '#aaa' },
        },
        {
          id: 'vehicles',
          type: 'circle',
          source: 'vehicles',
          paint: {
            'circle-radius': 5,
            'circle-color': '#4f46e5',
            'circle-stroke-width': 2,
            'circle-stroke-color': '#fff',
          },
        },
      ],
    },
  })
  await map.once('load')
  return {
    report: glide.report,
    frame: (/** @type {number} */ now) => {
      const source = /** @type {import('maplibre-gl').GeoJSONSource} */ (map.getSource('vehicles'))
      source.setData(points(now))
    },
    look: (/** @type {number} */ lat, /** @type {number} */ lng, /** @type {number} */ zoom) => {
      map.jumpTo({ center: [lng, lat], zoom: zoom - 1 })
    },
  }
}
