import type { LayerSpecification, StyleSpecification } from 'maplibre-gl'
import type { MapColors } from '../map/index.ts'

/**
 * A plain style in the map's own colours for an archive with the layers of a Protomaps basemap
 * (https://docs.protomaps.com/basemaps/layers): no labels, since those need fonts from somewhere.
 */
export function streets(
  address: string,
  source: string,
  { land, coast, grid }: MapColors,
): StyleSpecification {
  const url = address.startsWith('pmtiles://') ? address : `pmtiles://${address}`
  const line = (id: string, layer: string, color: string, width: number | unknown[]) =>
    ({
      id,
      type: 'line',
      source,
      'source-layer': layer,
      paint: { 'line-color': color, 'line-width': width },
    }) as LayerSpecification
  const fill = (id: string, layer: string, color: string) =>
    ({
      id,
      type: 'fill',
      source,
      'source-layer': layer,
      paint: { 'fill-color': color },
    }) as LayerSpecification
  return {
    version: 8,
    sources: { [source]: { type: 'vector', url } },
    layers: [
      fill('earth', 'earth', land),
      fill('water', 'water', grid),
      fill('buildings', 'buildings', grid),
      line('roads', 'roads', coast, ['interpolate', ['exponential', 1.6], ['zoom'], 6, 0.4, 18, 14]),
      line('boundaries', 'boundaries', coast, 1),
    ],
  }
}
