export { type MapLibreOptions, maplibre } from './maplibre.ts'
