'use client'

export { AvatarStack } from './avatar-stack.tsx'
export { ConnectionBadge } from './connection-badge.tsx'
export { LiveChart, type LiveChartProps } from './live-chart.tsx'
export { LiveValue, type LiveValueProps } from './live-value.tsx'
export { PresenceList, type PresenceListProps } from './presence-list.tsx'
export { TypingIndicator, type TypingIndicatorProps } from './typing-indicator.tsx'
