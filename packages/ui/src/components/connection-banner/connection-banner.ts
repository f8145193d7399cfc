import type { ConnectionSnapshot } from '@channelkit/core'
import { tickerWhile } from '../../shared/ticker.ts'
import type { ViewState } from '../../shared/view-state.ts'
import { component, el, slot } from '../../view/index.ts'
import { parts } from './anatomy.ts'
import { type ConnectionBannerLabels, connectionBannerLabels } from './labels.ts'
import { isOver, type Trouble, trouble } from './trouble.ts'

export interface ConnectionBannerProps {
  /** How long trouble may last before the banner shows, in ms. Default 2000. */
  delay?: number
  /** Never shows. */
  disabled?: boolean
  /** Of numbers, as BCP 47 tag. Default: the host's. */
  locale?: string
  /** Words of yours in place of ours: any of them. */
  labels?: Partial<ConnectionBannerLabels>
}

const waits = ({ retryAt }: ConnectionSnapshot) => retryAt !== null

function stateOf(phase: Trouble, connection: ConnectionSnapshot, disabled?: boolean): ViewState {
  const { status, online } = connection
  if (disabled) return 'disabled'
  if (phase !== 'lasting') return status === 'idle' ? 'empty' : 'live'
  if (!online || status === 'unavailable' || isOver(connection)) return 'error'
  return status === 'connecting' ? 'loading' : 'stale'
}

/** Says across the page that the connection is lost, when that lasts, and when it is tried again. */
export const connectionBanner = component<ConnectionBannerProps, { text: ConnectionSnapshot }>()({
  name: 'connection-banner',
  props: { delay: 'plain', disabled: 'flag', locale: 'plain' },
  labels: connectionBannerLabels,
  parts,
  slots: { text: true },
  stores: (kit, { delay = 2000 }) => ({
    connection: kit.connection,
    phase: trouble(kit, delay),
    now: tickerWhile(kit, kit.connection, waits, 1000),
  }),
  view({ kit, snapshots: { connection, phase, now }, props: { disabled, locale }, words }) {
    const { status, online, retryAt, error } = connection
    const over = isOver(connection)
    const state = stateOf(phase, connection, disabled)
    const bad = phase === 'lasting' && !disabled
    const shown = bad || (phase === 'restored' && !disabled)
    const kind = !online
      ? 'offline'
      : over && status === 'disconnected'
        ? error?.code === 'connection-refused'
          ? 'refused'
          : 'closed'
        : status === 'idle' || status === 'connected' || status === 'disconnected'
          ? 'reconnecting'
          : status
    const seconds = retryAt === null || now === 0 ? null : Math.max(0, Math.ceil((retryAt - now) / 1000))
    const unit = { style: 'unit', unit: 'second' } as const
    const countdown = seconds ? words.retryIn(seconds.toLocaleString(locale, unit)) : words.retrying
    // What is over is tried again only where that may help, and not by itself.
    const canRetry = bad && online && (!over || error?.retryable === true)

    return el(
      'div',
      { ...parts.root, 'data-state': state, 'data-shown': shown, 'data-restored': shown && !bad },
      el(
        'div',
        parts.box,
        shown && el('span', { ...parts.dot, 'aria-hidden': true }),
        // Announced when it changes; the countdown beside it is not.
        el(
          'p',
          { ...parts.text, role: 'status' },
          shown && slot('text', connection, bad ? words[kind] : words.restored),
        ),
        canRetry && !over && el('span', parts.countdown, countdown),
        canRetry &&
          el(
            'button',
            {
              ...parts.retry,
              class: `ck-button ${parts.retry.class}`,
              type: 'button',
              onclick: kit.connection.retry,
            },
            words.retry,
          ),
      ),
    )
  },
})

/** What it is given in a binding. */
export interface ConnectionBannerTypes {
  readonly props: ConnectionBannerProps
  readonly slots: { text: ConnectionSnapshot }
  readonly parts: typeof parts
}
