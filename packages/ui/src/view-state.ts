import type { ChannelStatus } from '@channelkit/core'

/** The states that every component has; it stands in `data-state`. */
export type ViewState = 'loading' | 'empty' | 'live' | 'stale' | 'error'

export function viewState(status: ChannelStatus, empty: boolean): ViewState {
  switch (status) {
    case 'failed':
      return 'error'
    case 'stale':
      return 'stale'
    case 'idle':
    case 'subscribing':
      return empty ? 'loading' : 'live'
    case 'live':
      return empty ? 'empty' : 'live'
  }
}
