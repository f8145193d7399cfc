export { type MapLibreOptions, maplibre } from '@channelkit/ui/maplibre'
