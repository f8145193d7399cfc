export { type ConnectionBadgeProps, type ConnectionBadgeTypes, connectionBadge } from './connection-badge.ts'
export { type ConnectionBadgeLabels, connectionBadgeLabels } from './labels.ts'
