import L from 'leaflet'
import { feature } from 'topojson-client'
import world from 'world-atlas/countries-110m.json'
import { createGlide } from '../../lib/map-page.mjs'

/** @typedef {import('../../lib/fleet.mjs').Vehicle} Vehicle */

export default (/** @type {HTMLElement} */ root, /** @type {Vehicle[]} */ first) => {
  const sheet = document.createElement('style')
  // What of its stylesheet matters to where things are.
  sheet.textContent = `.leaflet-pane,.leaflet-pane>svg,.leaflet-pane>canvas,.leaflet-zoom-box,.leaflet-layer{
    position:absolute;left:0;top:0}.leaflet-container{overflow:hidden}.leaflet-zoom-animated{transform-origin:0 0}`
  document.head.append(sheet)
  const map = L.map(root, { zoomControl: false, attributionControl: false, zoomSnap: 0, preferCanvas: true })
  map.setView([20, 0], 1.64, { animate: false })
  const data = /** @type {any} */ (world)
  const land = L.canvas()
  L.geoJSON(/** @type {any} */ (feature(data, data.objects.countries)), {
    style: {
      renderer: land,
      weight: 1,
      color: '#aaa',
      fillColor: '#eee',
      fillOpacity: 1,
      interactive: false,
    },
  }).addTo(map)
  map.createPane('markers').style.zIndex = '450'
  const renderer = L.canvas({ pane: 'markers' })
  const style = { renderer, radius: 5, weight: 2, color: '#fff', fillColor: '#4f46e5', fillOpacity: 1 }
  const markers = first.map(({ lat, lng }) => L.circleMarker([lat, lng], style).addTo(map))
  const glide = createGlide(first)
  return {
    report: glide.report,
    frame: (/** @type {number} */ now) => glide.at(now, (i, lat, lng) => markers[i]?.setLatLng([lat, lng])),
    look: (/** @type {number} */ lat, /** @type {number} */ lng, /** @type {number} */ zoom) => {
      map.setView([lat, lng], zoom, { animate: false })
    },
  }
}
