import type { ConnectionSnapshot, ConnectionStatus } from '@channelkit/core'
import type { ViewState } from '../../shared/view-state.ts'
import { component, el, slot } from '../../view/index.ts'
import { parts } from './anatomy.ts'
import { type ConnectionBadgeLabels, connectionBadgeLabels } from './labels.ts'

export interface ConnectionBadgeProps {
  /** Shows nothing of the connection. */
  disabled?: boolean
  labels?: Partial<ConnectionBadgeLabels>
}

const states: Record<ConnectionStatus, ViewState> = {
  idle: 'empty',
  connecting: 'loading',
  connected: 'live',
  reconnecting: 'stale',
  unavailable: 'error',
  disconnected: 'empty',
  failed: 'error',
}

const isOffline = ({ online, status }: ConnectionSnapshot) => !online && status !== 'connected'

/** A dot and a word about the connection. */
export const connectionBadge = component<ConnectionBadgeProps, { text: ConnectionSnapshot }>()({
  name: 'connection-badge',
  props: { disabled: 'flag' },
  labels: connectionBadgeLabels,
  parts,
  slots: { text: true },
  stores: ({ connection }) => ({ connection }),
  view({ snapshots: { connection }, props: { disabled }, words }) {
    const { status, error, attempt } = connection
    const kind = disabled ? 'disabled' : isOffline(connection) ? 'offline' : status
    const state: ViewState = disabled ? 'disabled' : kind === 'offline' ? 'error' : states[status]
    const detail = error?.message ?? (attempt > 1 ? words.attempt(attempt) : undefined)
    return el(
      'span',
      {
        ...parts.root,
        role: 'status',
        'data-state': state,
        'data-status': kind,
        title: disabled ? undefined : detail,
      },
      el('span', { ...parts.dot, 'aria-hidden': true }),
      el('span', parts.text, slot('text', connection, words[kind])),
    )
  },
})

/** What it is given in a binding. */
export interface ConnectionBadgeTypes {
  readonly props: ConnectionBadgeProps
  readonly slots: { text: ConnectionSnapshot }
  readonly parts: typeof parts
}
