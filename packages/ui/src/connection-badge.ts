import type { ConnectionSnapshot, ConnectionStatus } from '@channelkit/core'

export type ConnectionLabels = Record<ConnectionStatus | 'offline', string>

export const connectionLabels: ConnectionLabels = {
  idle: 'Not connected',
  connecting: 'Connecting…',
  connected: 'Live',
  reconnecting: 'Reconnecting…',
  unavailable: 'Unavailable',
  disconnected: 'Disconnected',
  failed: 'Can’t connect',
  offline: 'You’re offline',
}

export interface ConnectionView {
  readonly state: 'good' | 'busy' | 'bad' | 'off'
  readonly text: string
  /** More, for a tooltip. */
  readonly detail: string | null
}

/** What a badge shows of the connection. */
export function connectionView(snapshot: ConnectionSnapshot, labels: ConnectionLabels): ConnectionView {
  const { status, online, attempt, error } = snapshot
  const states = {
    idle: 'off',
    connecting: 'busy',
    connected: 'good',
    reconnecting: 'busy',
    unavailable: 'bad',
    disconnected: 'off',
    failed: 'bad',
  } as const
  const offline = !online && status !== 'connected'
  return {
    state: offline ? 'bad' : states[status],
    text: labels[offline ? 'offline' : status],
    detail: error?.message ?? (attempt > 1 ? `Attempt ${attempt}` : null),
  }
}
