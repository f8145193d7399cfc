import type { ConnectionSnapshot, ConnectionStatus } from '@channelkit/core'
import { errorText } from '../../shared/error-words.ts'
import { numberFormat } from '../../shared/number.ts'
import type { ViewState } from '../../shared/view-state.ts'
import { component, el, slot } from '../../view/index.ts'
import { parts } from './anatomy.ts'
import { type ConnectionBadgeLabels, connectionBadgeLabels } from './labels.ts'

export interface ConnectionBadgeProps {
  /** Shows nothing of the connection. */
  disabled?: boolean
  /** Of numbers, as BCP 47 tag. Default: the host's. */
  locale?: string
  /** Words of yours in place of ours: any of them. */
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
  props: { disabled: 'flag', locale: 'plain' },
  labels: connectionBadgeLabels,
  parts,
  slots: { text: true },
  stores: ({ connection }) => ({ connection }),
  view({ snapshots: { connection }, props: { disabled, locale }, words }) {
    const { status, error, attempt } = connection
    const kind = disabled ? 'disabled' : isOffline(connection) ? 'offline' : status
    // Disconnected without being asked to, it was refused.
    const wrong = kind === 'offline' || (status === 'disconnected' && error !== null)
    const state: ViewState = disabled ? 'disabled' : wrong ? 'error' : states[status]
    const tried = attempt > 1 ? words.attempt(attempt, numberFormat(locale)(attempt)) : undefined
    const detail = error ? errorText(error, words) : tried
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
