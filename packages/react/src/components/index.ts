'use client'

export { AvatarStack } from './avatar-stack.tsx'
export { ConnectionBadge } from './connection-badge.tsx'
export { ConnectionBanner } from './connection-banner.tsx'
export { LiveChart, type LiveChartProps } from './live-chart.tsx'
export { LiveValue } from './live-value.tsx'
export { PresenceList } from './presence-list.tsx'
export { TypingIndicator } from './typing-indicator.tsx'
