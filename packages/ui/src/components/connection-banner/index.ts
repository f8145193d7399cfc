export { type ConnectionBannerProps, connectionBanner } from './connection-banner.ts'
export { type ConnectionBannerLabels, connectionBannerLabels } from './labels.ts'
