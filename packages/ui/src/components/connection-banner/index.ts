export {
  type ConnectionBannerProps,
  type ConnectionBannerTypes,
  connectionBanner,
} from './connection-banner.ts'
export { type ConnectionBannerLabels, connectionBannerLabels } from './labels.ts'
