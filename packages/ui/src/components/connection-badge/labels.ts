import type { ConnectionStatus } from '@channelkit/core'
import { type ErrorLabels, errorLabels } from '../../shared/error-words.ts'

export interface ConnectionBadgeLabels extends ErrorLabels, Record<ConnectionStatus, string> {
  offline: string
  disabled: string
  /** @param text the number as it is written */
  attempt(count: number, text: string): string
}

export const connectionBadgeLabels: ConnectionBadgeLabels = {
  ...errorLabels,
  idle: 'Not connected',
  connecting: 'Connecting…',
  connected: 'Live',
  reconnecting: 'Reconnecting…',
  unavailable: 'Unavailable',
  disconnected: 'Disconnected',
  failed: 'Can’t connect',
  offline: 'You’re offline',
  disabled: 'Off',
  attempt: (_, text) => `Attempt ${text}`,
}
