import { type ChannelKitError, type ChannelStatus, isOff, type Off } from '@channelkit/core'
import type { PropKinds } from '../view/index.ts'

/** The states that every component has; it stands in `data-state`. */
export type ViewState = 'loading' | 'empty' | 'live' | 'stale' | 'error' | 'disabled'

/**
 * The state of what shows a channel.
 *
 * @param channel its status, and why it is not live: what is waited for without knowing for how long is an error
 * @param empty whether there is nothing to show yet
 * @param off whether it was switched off: `disabled`, or the channel `null`
 */
export function viewState(
  { status, error }: { readonly status: ChannelStatus; readonly error: ChannelKitError | null },
  empty: boolean,
  off = false,
): ViewState {
  if (off) return 'disabled'
  switch (status) {
    case 'failed':
      return 'error'
    case 'stale':
      return 'stale'
    case 'idle':
    case 'subscribing':
      if (error) return 'error'
      return empty ? 'loading' : 'live'
    case 'live':
      return empty ? 'empty' : 'live'
  }
}

/** What every component that shows a channel can be told. */
export interface ChannelProps<Name extends string = string> {
  /** `null`, or whatever else a condition leaves, is off. */
  channel: Name | Off
  /** Off, without a subscription. */
  disabled?: boolean
  /** Of numbers, dates and lists, as BCP 47 tag. Default: the host's. */
  locale?: string
}

/** What each of them is. */
export const channelProps = {
  channel: 'plain',
  disabled: 'flag',
  locale: 'plain',
} as const satisfies PropKinds<ChannelProps>

/** The channel that is really used: none while disabled. An empty name is an error, and that is for the stores to say. */
export const channelOf = ({ channel, disabled }: Pick<ChannelProps, 'channel' | 'disabled'>) =>
  (disabled || isOff(channel) ? null : channel) as never
