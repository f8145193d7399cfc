export type { MapLabels, MapOptions, MapPopup, MapView, MountedMap, Tiles } from '../../engines/map/index.ts'
export { mapLabels } from '../../engines/map/index.ts'
export { type LiveMapProps, liveMap } from './live-map.ts'
export type { MarkerFields } from './markers.ts'
