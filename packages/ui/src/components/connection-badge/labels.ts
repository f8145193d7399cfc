import type { ConnectionStatus } from '@channelkit/core'

export interface ConnectionBadgeLabels extends Record<ConnectionStatus, string> {
  offline: string
  disabled: string
  attempt(count: number): string
}

export const connectionBadgeLabels: ConnectionBadgeLabels = {
  idle: 'Not connected',
  connecting: 'Connecting…',
  connected: 'Live',
  reconnecting: 'Reconnecting…',
  unavailable: 'Unavailable',
  disconnected: 'Disconnected',
  failed: 'Can’t connect',
  offline: 'You’re offline',
  disabled: 'Off',
  attempt: (count) => `Attempt ${count}`,
}
