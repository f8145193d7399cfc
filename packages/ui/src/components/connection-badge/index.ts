export { type ConnectionBadgeProps, connectionBadge } from './connection-badge.ts'
export { type ConnectionBadgeLabels, connectionBadgeLabels } from './labels.ts'
